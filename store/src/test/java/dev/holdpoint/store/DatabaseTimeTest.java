package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final long began = System.nanoTime();
  private final DatabaseTime time = new DatabaseTime(new DatabaseTime.Heard(NOON, began));

  private Duration off(Instant expected) {
    return Duration.between(expected, time.instant().minusNanos(System.nanoTime() - began)).abs();
  }

  /** The database's clock, that far ahead, is read in the middle of the way there and back. */
  private void hear(Duration ahead, long afterSeconds, long tookMillis) {
    long before = began + afterSeconds * SECOND;
    Instant middle = NOON.plusSeconds(afterSeconds).plusMillis(tookMillis / 2).plus(ahead);
    time.hear(middle, before, before + tookMillis * 1_000_000);
  }

  @Test
  void countsOnByAClockThatNobodyCanSet() {
    assertTrue(off(NOON).toMillis() < 5);
  }

  @Test
  void theWayThereAndBackChangesNothing() {
    hear(Duration.ofMillis(40), 1, 100);
    hear(Duration.ofMillis(-40), 2, 100);
    hear(Duration.ofSeconds(9), 3, 20_000);
    assertTrue(off(NOON).toMillis() < 5);
  }

  @Test
  void aMachineThatSleptOrADatabaseWhoseClockWasSetIsFollowed() {
    hear(Duration.ofHours(3), 1, 10);
    assertTrue(off(NOON.plus(Duration.ofHours(3))).toMillis() < 15);
    hear(Duration.ofHours(-2), 2, 10);
    assertTrue(off(NOON.minus(Duration.ofHours(2))).toMillis() < 15);
  }

  @Test
  void aSlowAnswerIsFollowedAsFarAsItIsCertain() {
    hear(Duration.ofSeconds(10), 5, 4_000);
    assertTrue(off(NOON.plusSeconds(8)).toMillis() < 5);
  }

  @Test
  void aStoreTellsTheTimeOfItsDatabase() {
    try (PostgresStore store =
        PostgresStore.open(LocalPostgres.shared().freshUrl(), null, null, news -> {})) {
      Instant before = Instant.now();
      assertEquals(0, Duration.between(before, store.time().instant()).abs().toMinutes());
    }
  }
}
