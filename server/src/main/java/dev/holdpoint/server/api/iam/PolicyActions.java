package dev.holdpoint.server.api.iam;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;

/** Managed policies, and whom they are attached to. */
final class PolicyActions {
  private PolicyActions() {}

  static AwsService add(AwsService service, Iam iam) {
    return service
        .action("CreatePolicy", CreatePolicyRequest::builder, new CreatePolicy(iam))
        .action("GetPolicy", GetPolicyRequest::builder, new GetPolicy(iam))
        .action("ListPolicies", ListPoliciesRequest::builder, new ListPolicies(iam))
        .action("DeletePolicy", DeletePolicyRequest::builder, new DeletePolicy(iam))
        .action("GetPolicyVersion", GetPolicyVersionRequest::builder, new GetPolicyVersion(iam))
        .action(
            "ListPolicyVersions", ListPolicyVersionsRequest::builder, new ListPolicyVersions(iam))
        .action(
            "CreatePolicyVersion",
            CreatePolicyVersionRequest::builder,
            new CreatePolicyVersion(iam))
        .action(
            "DeletePolicyVersion",
            DeletePolicyVersionRequest::builder,
            new DeletePolicyVersion(iam))
        .action(
            "SetDefaultPolicyVersion",
            SetDefaultPolicyVersionRequest::builder,
            new SetDefaultPolicyVersion(iam))
        .action("TagPolicy", TagPolicyRequest::builder, new TagPolicy(iam))
        .action("UntagPolicy", UntagPolicyRequest::builder, new UntagPolicy(iam))
        .action("ListPolicyTags", ListPolicyTagsRequest::builder, new ListPolicyTags(iam))
        .action(
            "ListEntitiesForPolicy",
            ListEntitiesForPolicyRequest::builder,
            new ListEntitiesForPolicy(iam))
        .action("AttachRolePolicy", AttachRolePolicyRequest::builder, new AttachRolePolicy(iam))
        .action("DetachRolePolicy", DetachRolePolicyRequest::builder, new DetachRolePolicy(iam))
        .action(
            "ListAttachedRolePolicies",
            ListAttachedRolePoliciesRequest::builder,
            new ListAttachedRolePolicies(iam));
  }
}
