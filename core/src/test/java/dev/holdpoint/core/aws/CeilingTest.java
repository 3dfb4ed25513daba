package dev.holdpoint.core.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CeilingTest {
  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");

  private final Ceiling<String> ceiling = new Ceiling<>(10);
  private long there;
  private int looks;

  private boolean admits(int more, Instant now) {
    return ceiling.admits(
        "a",
        more,
        now,
        () -> {
          looks++;
          return there;
        });
  }

  @Test
  void looksOnlyOnceItMayBeTooMany() {
    for (int i = 0; i < 10; i++) {
      assertTrue(admits(1, NOW));
    }
    assertEquals(1, looks, "the first one only");
    there = 4;
    assertTrue(admits(1, NOW), "some have gone meanwhile");
    assertEquals(2, looks);
  }

  @Test
  void refusesWhatIsTooManyAndDoesNotLookAtEachRefusal() {
    there = 10;
    assertFalse(admits(1, NOW));
    assertFalse(admits(1, NOW.plusMillis(500)));
    assertEquals(1, looks);
    there = 9;
    assertTrue(admits(1, NOW.plusSeconds(1)));
    there = 10;
    assertFalse(admits(1, NOW.plusSeconds(1)));
  }
}
