package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogLimits;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.logs.LogEvent;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Shows a stream's events, forwards and backwards. */
record GetLogEvents(LogsDesk desk) implements Action<GetLogEventsRequest, GetLogEventsResponse> {
  @Override
  public GetLogEventsResponse handle(GetLogEventsRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName(), request.logGroupIdentifier());
    LogGroup group = desk.get(arn);
    String stream = request.logStreamName();
    if (desk.book().streams(arn).stream().noneMatch(one -> one.name().equals(stream))) {
      throw LogsError.noStream();
    }
    String token = request.nextToken();
    boolean forward =
        token == null ? Boolean.TRUE.equals(request.startFromHead()) : token.startsWith("f/");
    Position edge = token == null ? forward ? Position.BEGIN : Position.END : position(token);
    Window window =
        new Window(edge, forward, request.limit() == null ? LogLimits.EVENTS : request.limit());
    long oldest = group.oldest(desk.turns().now().now()).toEpochMilli();
    long from = request.startTime() == null ? oldest : Math.max(oldest, request.startTime());
    // Unlike elsewhere the end does not belong to it.
    long until = request.endTime() == null ? Long.MAX_VALUE : request.endTime() - 1;
    desk.book().read(arn, stream::equals, from, until, window::add);
    List<LogEvent> page = window.page();
    Position first = page.isEmpty() ? known(edge, from) : Position.of(page.getFirst());
    Position last = page.isEmpty() ? known(edge, from) : Position.of(page.getLast());
    return GetLogEventsResponse.builder()
        .events(page.stream().map(GetLogEvents::shape).toList())
        .nextForwardToken("f/" + last.text() + "/s")
        .nextBackwardToken("b/" + first.text() + "/s")
        .build();
  }

  private static Position position(String token) {
    if (!token.matches("[fb]/[-_0-9]+/s")) {
      throw LogsError.invalid("The specified nextToken is invalid.");
    }
    return Position.read(token.substring(2, token.length() - 2));
  }

  /** Where nothing was found: where it was looked for, as far as that can be named. */
  private static Position known(Position edge, long from) {
    return edge.equals(Position.BEGIN) || edge.equals(Position.END)
        ? new Position(Math.max(0, from), 0)
        : edge;
  }

  private static OutputLogEvent shape(LogEvent event) {
    return OutputLogEvent.builder()
        .timestamp(event.timestamp())
        .message(event.message())
        .ingestionTime(event.ingested())
        .build();
  }
}
