package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.AwsException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a caller must have said yes to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">AWS:
 *     CreateStack, Capabilities</a>
 */
final class Capabilities {
  static final String IAM = "CAPABILITY_IAM";
  static final String NAMED = "CAPABILITY_NAMED_IAM";
  static final String EXPAND = "CAPABILITY_AUTO_EXPAND";

  private static final Set<String> TYPES =
      Set.of(
          "AWS::IAM::AccessKey",
          "AWS::IAM::Group",
          "AWS::IAM::GroupPolicy",
          "AWS::IAM::InstanceProfile",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::IAM::RolePolicy",
          "AWS::IAM::User",
          "AWS::IAM::UserPolicy",
          "AWS::IAM::UserToGroupAddition");

  /**
   * The properties that give such a resource its name; a policy in a role has no name of its own.
   */
  private static final List<String> NAMES =
      List.of("RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName");

  private Capabilities() {}

  /** What these resources take; nothing, or one. */
  static @Nullable String needed(Collection<TemplateResource> resources) {
    boolean iam = false;
    for (TemplateResource one : resources) {
      iam |= TYPES.contains(one.type());
      if (TYPES.contains(one.type()) && NAMES.stream().anyMatch(one.properties()::has)) {
        return NAMED;
      }
    }
    return iam ? IAM : null;
  }

  /** Types that take one, for the words of a summary. */
  static Set<String> types(Collection<TemplateResource> resources) {
    Set<String> types = new TreeSet<>();
    resources.stream().map(TemplateResource::type).filter(TYPES::contains).forEach(types::add);
    return types;
  }

  /** What was not said yes to, in AWS's words; null where nothing is missing. */
  static @Nullable String missing(
      Collection<TemplateResource> resources, boolean expands, Collection<String> given) {
    Set<String> missing = new LinkedHashSet<>();
    String needed = needed(resources);
    boolean iam = needed != null && needed.equals(IAM) && given.contains(IAM);
    if (needed != null && !iam && !given.contains(NAMED)) {
      missing.add(needed);
    }
    if (expands && !given.contains(EXPAND)) {
      missing.add(EXPAND);
    }
    return missing.isEmpty()
        ? null
        : "Requires capabilities : [" + String.join(", ", missing) + "]";
  }

  static AwsException refusal(String message) {
    return AwsException.of("InsufficientCapabilitiesException", message);
  }
}
