package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policy;
import dev.holdpoint.core.iam.PolicyUse;
import dev.holdpoint.core.iam.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles, policies and tags in the SDK's shapes. */
final class Shown {
  private Shown() {}

  /** As lists show a role: without tags and boundary. */
  static software.amazon.awssdk.services.iam.model.Role.Builder brief(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .arn(role.arn().value())
        .roleName(role.name())
        .path(role.path())
        .roleId(role.id())
        .createDate(role.createdAt())
        .assumeRolePolicyDocument(document(role.trust()))
        .description(role.description())
        .maxSessionDuration(role.maxSession());
  }

  static software.amazon.awssdk.services.iam.model.Role whole(Role role) {
    var shown = brief(role).roleLastUsed(RoleLastUsed.builder().build());
    if (!role.tags().isEmpty()) {
      shown.tags(tags(role.tags()));
    }
    if (role.boundary() != null) {
      shown.permissionsBoundary(
          AttachedPermissionsBoundary.builder()
              .permissionsBoundaryType(
                  PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
              .permissionsBoundaryArn(role.boundary())
              .build());
    }
    return shown.build();
  }

  /** As lists show a policy: without description and tags. */
  static software.amazon.awssdk.services.iam.model.Policy.Builder brief(
      Policy policy, PolicyUse use) {
    return software.amazon.awssdk.services.iam.model.Policy.builder()
        .arn(policy.arn().value())
        .policyName(policy.name())
        .path(policy.path())
        .policyId(policy.id())
        .createDate(policy.createdAt())
        .updateDate(policy.updatedAt())
        .defaultVersionId(policy.defaultVersion())
        .attachmentCount(use.attached(policy))
        .permissionsBoundaryUsageCount(use.bounding(policy))
        .isAttachable(true);
  }

  static PolicyVersion.Builder version(Policy.Version version, boolean isDefault) {
    return PolicyVersion.builder()
        .versionId(version.id())
        .isDefaultVersion(isDefault)
        .createDate(version.createdAt());
  }

  static List<Tag> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
  }

  /** IAM encodes documents as parts of a URL (RFC 3986). */
  static String document(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
