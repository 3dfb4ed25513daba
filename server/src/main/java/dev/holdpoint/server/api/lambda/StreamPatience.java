package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.StreamSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** How long records of a shard that fail are tried again. */
record StreamPatience(StreamSettings stream, InstantSource clock, CountDownLatch closed) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Whether what failed so often, or is so old, is given up. */
  boolean isOver(List<ObjectNode> records, int attempts) {
    if (isSpent(attempts)) {
      return true;
    }
    Instant happened = Instant.ofEpochSecond(StreamEvent.time(records.getFirst()));
    return stream.longestSeconds() >= 0
        && happened.plusSeconds(stream.longestSeconds()).isBefore(clock.instant());
  }

  /** Whether it may fail no more often. */
  boolean isSpent(int attempts) {
    return stream.mostRetries() >= 0 && attempts > stream.mostRetries();
  }

  /** Waits before another attempt; whether there may be one. */
  boolean pause(int attempts) throws InterruptedException {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 6));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return !closed.await(bounded.toMillis(), TimeUnit.MILLISECONDS);
  }
}
