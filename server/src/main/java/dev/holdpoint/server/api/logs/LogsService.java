package dev.holdpoint.server.api.logs;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

/** CloudWatch Logs behind the port. */
public final class LogsService {
  private LogsService() {}

  public static AwsService on(LogsDesk desk) {
    AwsService service =
        AwsService.named("logs")
            .json("Logs_20140328", "1.1")
            .model(Model.beside(LogsService.class, "InvalidParameterException"));
    return tags(events(streams(groups(service, desk), desk), desk), desk);
  }

  private static AwsService groups(AwsService service, LogsDesk desk) {
    return service
        .action("CreateLogGroup", CreateLogGroupRequest::builder, new CreateLogGroup(desk))
        .action("DeleteLogGroup", DeleteLogGroupRequest::builder, new DeleteLogGroup(desk))
        .action("DescribeLogGroups", DescribeLogGroupsRequest::builder, new DescribeLogGroups(desk))
        .action(
            "PutRetentionPolicy", PutRetentionPolicyRequest::builder, new PutRetentionPolicy(desk))
        .action(
            "DeleteRetentionPolicy",
            DeleteRetentionPolicyRequest::builder,
            new DeleteRetentionPolicy(desk));
  }

  private static AwsService streams(AwsService service, LogsDesk desk) {
    return service
        .action("CreateLogStream", CreateLogStreamRequest::builder, new CreateLogStream(desk))
        .action("DeleteLogStream", DeleteLogStreamRequest::builder, new DeleteLogStream(desk))
        .action(
            "DescribeLogStreams", DescribeLogStreamsRequest::builder, new DescribeLogStreams(desk));
  }

  private static AwsService events(AwsService service, LogsDesk desk) {
    return service
        .action("PutLogEvents", PutLogEventsRequest::builder, new PutLogEvents(desk))
        .action("FilterLogEvents", FilterLogEventsRequest::builder, new FilterLogEvents(desk))
        .action("GetLogEvents", GetLogEventsRequest::builder, new GetLogEvents(desk));
  }

  private static AwsService tags(AwsService service, LogsDesk desk) {
    return service
        .action("TagResource", TagResourceRequest::builder, new TagResource(desk))
        .action("UntagResource", UntagResourceRequest::builder, new UntagResource(desk))
        .action(
            "ListTagsForResource",
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(desk));
  }
}
