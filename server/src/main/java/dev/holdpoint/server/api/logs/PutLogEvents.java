package dev.holdpoint.server.api.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogLimits;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Adds events to a stream; those that are too old or too new are told and left out. */
record PutLogEvents(LogsDesk desk) implements Action<PutLogEventsRequest, PutLogEventsResponse> {
  @Override
  public PutLogEventsResponse handle(PutLogEventsRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName());
    LogGroup group = desk.get(arn);
    List<InputLogEvent> given = request.logEvents();
    check(given);
    Instant now = desk.turns().now().now();
    long oldest =
        Math.max(now.minus(LogLimits.BEHIND).toEpochMilli(), group.oldest(now).toEpochMilli());
    long newest = now.plus(LogLimits.AHEAD).toEpochMilli();
    List<LogBook.Entry> taken =
        given.stream()
            .filter(event -> event.timestamp() >= oldest && event.timestamp() <= newest)
            .map(event -> new LogBook.Entry(event.timestamp(), event.message()))
            .toList();
    desk.book().put(arn, request.logStreamName(), taken);
    return PutLogEventsResponse.builder()
        .nextSequenceToken("1")
        .rejectedLogEventsInfo(
            taken.size() == given.size() ? null : rejected(given, oldest, newest))
        .build();
  }

  private static void check(List<InputLogEvent> events) {
    long bytes = 0;
    long last = Long.MIN_VALUE;
    for (InputLogEvent event : events) {
      if (event.timestamp() < last) {
        throw LogsError.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      last = event.timestamp();
      bytes += event.message().getBytes(UTF_8).length + LogLimits.OVERHEAD;
    }
    if (bytes > LogLimits.BATCH_BYTES) {
      throw LogsError.invalid(
          "Upload too large: %d bytes exceeds limit of %d".formatted(bytes, LogLimits.BATCH_BYTES));
    }
    if (last - events.getFirst().timestamp() > LogLimits.SPAN.toMillis()) {
      throw LogsError.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
  }

  /** Indexes as AWS counts them: of the first that is not too old, and of the first too new. */
  private static RejectedLogEventsInfo rejected(
      List<InputLogEvent> events, long oldest, long newest) {
    int old = (int) events.stream().filter(event -> event.timestamp() < oldest).count();
    int fit = (int) events.stream().filter(event -> event.timestamp() <= newest).count();
    return RejectedLogEventsInfo.builder()
        .tooOldLogEventEndIndex(old == 0 ? null : old)
        .tooNewLogEventStartIndex(fit == events.size() ? null : fit)
        .build();
  }
}
