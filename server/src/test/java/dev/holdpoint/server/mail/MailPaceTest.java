package dev.holdpoint.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");

  @Test
  void eachMailHasATurnOfItsOwn() {
    MailPace pace = new MailPace(60);
    assertEquals(NOW, pace.turn(1, NOW));
    assertEquals(NOW.plusSeconds(1), pace.turn(2, NOW));
    assertEquals(NOW.plusSeconds(2), pace.turn(3, NOW));
    assertEquals(NOW.plusSeconds(1), pace.turn(2, NOW), "asking again changes nothing");
    assertEquals(NOW.plusSeconds(2), pace.turn(3, NOW.plusSeconds(2)), "its turn has come");
    assertEquals(NOW.plusSeconds(3), pace.turn(4, NOW.plusSeconds(2)));
  }

  @Test
  void withoutALimitAllLeaveAtOnce() {
    MailPace pace = new MailPace(0);
    assertEquals(NOW, pace.turn(1, NOW));
    assertEquals(NOW, pace.turn(2, NOW));
  }

  @Test
  void aClockThatWasSetBackHoldsNobodyUp() {
    MailPace pace = new MailPace(60);
    assertEquals(NOW, pace.turn(1, NOW));
    Instant before = NOW.minusSeconds(1_000_000);
    assertEquals(before, pace.turn(2, before));
  }
}
