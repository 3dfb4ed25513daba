package dev.holdpoint.server.api.states;

import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;

/** Runs of distributed Maps. */
final class MapRunActions {
  private MapRunActions() {}

  static AwsService add(AwsService service, StatesService.Parts parts) {
    return service
        .action("DescribeMapRun", DescribeMapRunRequest::builder, new DescribeMapRun(parts.store()))
        .action(
            "ListMapRuns",
            ListMapRunsRequest::builder,
            new ListMapRuns(parts.store(), parts.turns()))
        .action(
            "UpdateMapRun",
            UpdateMapRunRequest::builder,
            new UpdateMapRun(parts.store(), parts.turns()));
  }
}
