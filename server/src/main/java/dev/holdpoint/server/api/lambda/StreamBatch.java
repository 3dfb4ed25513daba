package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives records of a shard to a function, in their order, until they are done or given up. */
final class StreamBatch {
  private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final EventSourceMapping mapping;
  private final StreamSettings stream;
  private final FunctionCaller functions;
  private final InstantSource clock;
  private final CountDownLatch closed;

  StreamBatch(
      EventSourceMapping mapping,
      FunctionCaller functions,
      InstantSource clock,
      CountDownLatch closed) {
    this.mapping = mapping;
    this.stream = Objects.requireNonNull(mapping.settings().stream());
    this.functions = functions;
    this.clock = clock;
    this.closed = closed;
  }

  /**
   * Makes one call with as many records as it may have.
   *
   * @param attempts how often the first of these failed already
   * @return how many are over now: done, or given up
   */
  int call(Function function, List<ObjectNode> records, int attempts) {
    Invocation invocation =
        new Invocation(
            StreamEvent.requestId(records),
            StreamEvent.of(records),
            null,
            mapping.function().value());
    InvocationResult result = functions.call(function, invocation);
    if (result.functionError() == null) {
      return done(mapping.settings(), records, result.payload());
    }
    LOG.warn(
        "A function failed on records of a stream. function={} requestId={} attempts={}",
        function.arn(),
        invocation.requestId(),
        attempts + 1);
    return 0;
  }

  /** Whether what failed so often, or is so old, is given up. */
  boolean isOver(List<ObjectNode> records, int attempts) {
    if (isSpent(attempts)) {
      return true;
    }
    Instant happened = Instant.ofEpochSecond(StreamEvent.time(records.getFirst()));
    return stream.longestSeconds() >= 0
        && happened.plusSeconds(stream.longestSeconds()).isBefore(clock.instant());
  }

  /** What is given up, so that others may be told. */
  StreamLoss loss(Function function, String shard, List<ObjectNode> records, int attempts) {
    return new StreamLoss(
        mapping, function, shard, List.copyOf(records), attempts, isSpent(attempts));
  }

  private boolean isSpent(int attempts) {
    return stream.mostRetries() >= 0 && attempts > stream.mostRetries();
  }

  /** Waits before another attempt; whether there may be one. */
  boolean pause(int attempts) throws InterruptedException {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 6));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return !closed.await(bounded.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All before the first that the function says failed; an answer that is none fails all. */
  private static int done(MappingSettings settings, List<ObjectNode> records, byte[] payload) {
    if (!settings.reportsFailures()) {
      return records.size();
    }
    Set<String> failed = new HashSet<>();
    try {
      JsonNode failures = Json.parse(payload).path("batchItemFailures");
      failures.forEach(one -> failed.add(one.path("itemIdentifier").asString("")));
    } catch (JacksonException e) {
      return 0;
    }
    for (int i = 0; i < records.size(); i++) {
      if (failed.contains(StreamEvent.sequenceNumber(records.get(i)))) {
        return i;
      }
    }
    return failed.isEmpty() ? records.size() : 0;
  }
}
