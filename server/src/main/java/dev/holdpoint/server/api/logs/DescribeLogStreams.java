package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.logs.LogStream;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;

/** Lists a group's streams, by name or by their last event. */
record DescribeLogStreams(LogsDesk desk)
    implements Action<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {
  @Override
  public DescribeLogStreamsResponse handle(DescribeLogStreamsRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName(), request.logGroupIdentifier());
    var _ = desk.get(arn);
    boolean byTime = "LastEventTime".equals(request.orderByAsString());
    String prefix = request.logStreamNamePrefix();
    if (byTime && prefix != null) {
      throw LogsError.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    List<LogStream> all = new ArrayList<>(desk.book().streams(arn));
    all.removeIf(stream -> prefix != null && !stream.name().startsWith(prefix));
    if (byTime) {
      all.sort(Comparator.comparingLong(LogStream::last).thenComparing(LogStream::name));
    }
    if (Boolean.TRUE.equals(request.descending())) {
      Collections.reverse(all);
    }
    Paging<LogStream> page = Paging.of(all, LogStream::name, request.nextToken(), request.limit());
    return DescribeLogStreamsResponse.builder()
        .logStreams(page.items().stream().map(stream -> shape(arn, stream)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream shape(
      Arn group, LogStream stream) {
    var shape =
        software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
            .logStreamName(stream.name())
            .creationTime(stream.created())
            .arn(group + ":log-stream:" + stream.name())
            .uploadSequenceToken("1");
    if (!stream.empty()) {
      shape
          .firstEventTimestamp(stream.first())
          .lastEventTimestamp(stream.last())
          .lastIngestionTime(stream.ingested());
    }
    return shape.build();
  }
}
