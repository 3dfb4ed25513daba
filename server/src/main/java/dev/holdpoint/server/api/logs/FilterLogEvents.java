package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.FilterPattern;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogLimits;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.logs.LogEvent;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Shows events of a group, of some or all of its streams, by time. */
record FilterLogEvents(LogsDesk desk)
    implements Action<FilterLogEventsRequest, FilterLogEventsResponse> {
  @Override
  public FilterLogEventsResponse handle(FilterLogEventsRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName(), request.logGroupIdentifier());
    LogGroup group = desk.get(arn);
    FilterPattern pattern = FilterPattern.parse(request.filterPattern());
    String token = request.nextToken();
    Position after = token == null ? Position.BEGIN : Position.read(Paging.read(token));
    int limit = request.limit() == null ? LogLimits.EVENTS : request.limit();
    Window window = new Window(after, true, limit);
    long oldest = group.oldest(desk.turns().now().now()).toEpochMilli();
    long from = request.startTime() == null ? oldest : Math.max(oldest, request.startTime());
    long until = request.endTime() == null ? Long.MAX_VALUE : request.endTime();
    desk.book()
        .read(
            arn,
            streams(request),
            from,
            until,
            event -> {
              if (pattern.matches(event.message().strip())) {
                window.add(event);
              }
            });
    List<LogEvent> page = window.page();
    return FilterLogEventsResponse.builder()
        .events(page.stream().map(FilterLogEvents::shape).toList())
        .searchedLogStreams(List.of())
        .nextToken(window.more() ? Paging.write(Position.of(page.getLast()).text()) : null)
        .build();
  }

  private static Predicate<String> streams(FilterLogEventsRequest request) {
    String prefix = request.logStreamNamePrefix();
    if (prefix != null && request.hasLogStreamNames()) {
      throw LogsError.invalid(
          "logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
    }
    if (request.hasLogStreamNames()) {
      return Set.copyOf(request.logStreamNames())::contains;
    }
    return prefix == null ? _ -> true : stream -> stream.startsWith(prefix);
  }

  private static FilteredLogEvent shape(LogEvent event) {
    return FilteredLogEvent.builder()
        .logStreamName(event.stream())
        .timestamp(event.timestamp())
        .message(event.message())
        .ingestionTime(event.ingested())
        .eventId("%056d".formatted(event.number()))
        .build();
  }
}
