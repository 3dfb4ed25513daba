package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.AwsService;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;

/** CloudFormation behind the port: what looks at stacks. Templates are run from outside. */
public final class CloudFormationService {
  private CloudFormationService() {}

  /**
   * The service.
   *
   * @param account whose stacks the caller sees
   * @param stacks every stack, in the order of their names
   */
  public static AwsService of(Supplier<String> account, Supplier<List<ShownStack>> stacks) {
    StackDesk desk = new StackDesk(account, stacks);
    return AwsService.named("cloudformation")
        .query("2010-05-15", "http://cloudformation.amazonaws.com/doc/2010-05-15/")
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
        .action("ListExports", ListExportsRequest::builder, new ListExports(desk));
  }
}
