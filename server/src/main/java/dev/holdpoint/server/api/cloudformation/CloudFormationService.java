package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;

/** CloudFormation behind the port. */
public final class CloudFormationService {
  private CloudFormationService() {}

  /**
   * The service.
   *
   * @param account whose stacks the caller sees
   * @param control who runs templates
   * @param texts where templates lie
   */
  public static AwsService of(Supplier<String> account, StackControl control, TemplateTexts texts) {
    StackDesk desk = new StackDesk(account, control, texts);
    return changing(
        looking(
            AwsService.named("cloudformation")
                .query("2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/")
                .model(Model.beside(CloudFormationService.class, "ValidationError")),
            desk),
        desk);
  }

  private static AwsService looking(AwsService service, StackDesk desk) {
    return service
        .action("DescribeStacks", DescribeStacksRequest::builder, new DescribeStacks(desk))
        .action("ListStacks", ListStacksRequest::builder, new ListStacks(desk))
        .action(
            "ListStackResources", ListStackResourcesRequest::builder, new ListStackResources(desk))
        .action(
            "DescribeStackResources",
            DescribeStackResourcesRequest::builder,
            new DescribeStackResources(desk))
        .action(
            "DescribeStackResource",
            DescribeStackResourceRequest::builder,
            new DescribeStackResource(desk))
        .action(
            "DescribeStackEvents",
            DescribeStackEventsRequest::builder,
            new DescribeStackEvents(desk))
        .action("ListExports", ListExportsRequest::builder, new ListExports(desk))
        .action("ListImports", ListImportsRequest::builder, new ListImports(desk))
        .action("DescribeChangeSet", DescribeChangeSetRequest::builder, new DescribeChangeSet(desk))
        .action("ListChangeSets", ListChangeSetsRequest::builder, new ListChangeSets(desk))
        .action("GetTemplate", GetTemplateRequest::builder, new GetTemplate(desk))
        .action(
            "GetTemplateSummary", GetTemplateSummaryRequest::builder, new GetTemplateSummary(desk))
        .action("ValidateTemplate", ValidateTemplateRequest::builder, new ValidateTemplate(desk));
  }

  private static AwsService changing(AwsService service, StackDesk desk) {
    return service
        .action("CreateStack", CreateStackRequest::builder, new CreateStack(desk))
        .action("UpdateStack", UpdateStackRequest::builder, new UpdateStack(desk))
        .action("DeleteStack", DeleteStackRequest::builder, new DeleteStack(desk))
        .action("RollbackStack", RollbackStackRequest::builder, new RollbackStack(desk))
        .action(
            "ContinueUpdateRollback",
            ContinueUpdateRollbackRequest::builder,
            new ContinueUpdateRollback(desk))
        .action(
            "UpdateTerminationProtection",
            UpdateTerminationProtectionRequest::builder,
            new UpdateTerminationProtection(desk))
        .action("CreateChangeSet", CreateChangeSetRequest::builder, new CreateChangeSet(desk))
        .action("ExecuteChangeSet", ExecuteChangeSetRequest::builder, new ExecuteChangeSet(desk))
        .action("DeleteChangeSet", DeleteChangeSetRequest::builder, new DeleteChangeSet(desk));
  }
}
