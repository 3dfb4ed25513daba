package dev.holdpoint.server.api.iam;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

/** Roles and their own policies. */
final class RoleActions {
  private RoleActions() {}

  static AwsService add(AwsService service, Iam iam) {
    return service
        .action("CreateRole", CreateRoleRequest::builder, new CreateRole(iam))
        .action("GetRole", GetRoleRequest::builder, new GetRole(iam))
        .action("ListRoles", ListRolesRequest::builder, new ListRoles(iam))
        .action("UpdateRole", UpdateRoleRequest::builder, new UpdateRole(iam))
        .action(
            "UpdateRoleDescription",
            UpdateRoleDescriptionRequest::builder,
            new UpdateRoleDescription(iam))
        .action(
            "UpdateAssumeRolePolicy",
            UpdateAssumeRolePolicyRequest::builder,
            new UpdateAssumeRolePolicy(iam))
        .action("DeleteRole", DeleteRoleRequest::builder, new DeleteRole(iam))
        .action("TagRole", TagRoleRequest::builder, new TagRole(iam))
        .action("UntagRole", UntagRoleRequest::builder, new UntagRole(iam))
        .action("ListRoleTags", ListRoleTagsRequest::builder, new ListRoleTags(iam))
        .action(
            "ListInstanceProfilesForRole",
            ListInstanceProfilesForRoleRequest::builder,
            new ListInstanceProfilesForRole(iam))
        .action(
            "PutRolePermissionsBoundary",
            PutRolePermissionsBoundaryRequest::builder,
            new PutRolePermissionsBoundary(iam))
        .action(
            "DeleteRolePermissionsBoundary",
            DeleteRolePermissionsBoundaryRequest::builder,
            new DeleteRolePermissionsBoundary(iam))
        .action("PutRolePolicy", PutRolePolicyRequest::builder, new PutRolePolicy(iam))
        .action("GetRolePolicy", GetRolePolicyRequest::builder, new GetRolePolicy(iam))
        .action("ListRolePolicies", ListRolePoliciesRequest::builder, new ListRolePolicies(iam))
        .action("DeleteRolePolicy", DeleteRolePolicyRequest::builder, new DeleteRolePolicy(iam));
  }
}
