package dev.holdpoint.core.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StrandedTimersTest extends SchedulerFixture {
  private int setRight() {
    return new StrandedTimers(store, new Turns(() -> now, ids, Limits.aws(), Home.DEFAULT)).tidy();
  }

  @Test
  void whatFiredWhileTheClockWasFarAheadIsNotSilentForYears() {
    create("r", when("rate(5 minutes)", null));
    create("c", when("cron(0 8 * * ? *)", null));
    assertEquals(2, passTo(Instant.parse("2036-01-01T12:00:00Z")));
    create("set-up-then", when("rate(1 hour)", null));
    now = Instant.parse("2026-11-23T10:07:00Z");
    assertEquals(3, setRight());
    assertEquals(0, setRight());
    assertEquals(Instant.parse("2026-11-23T10:10:00Z"), next());
    assertEquals(2, passTo(Instant.parse("2026-11-23T11:07:00Z")));
    assertEquals(3, passTo(Instant.parse("2026-11-24T08:07:00Z")));
  }

  @Test
  void aClockThatIsSetBackALittleFiresNothingTwice() {
    create("c", when("cron(0 11 * * ? *)", null));
    assertEquals(1, passTo(Instant.parse("2026-11-23T11:30:00Z")));
    now = Instant.parse("2026-11-23T10:30:00Z");
    assertEquals(0, setRight());
    assertEquals(0, passTo(Instant.parse("2026-11-23T11:30:00Z")));
    assertEquals(Instant.parse("2026-11-24T11:00:00Z"), next());
  }

  @Test
  void whatIsFarAwayByItsOwnDatesStaysThere() {
    ScheduleTarget target = to(QUEUE, "{}", null);
    Instant start = Instant.parse("2030-01-01T00:00:00Z");
    create("at", when("at(2031-01-01T00:00:00)", null));
    create("yearly", when("cron(0 0 1 1 ? 2035)", null));
    create(
        "later",
        new ScheduleSettings(true, "rate(1 day)", null, start, null, 0, target, false, null, null));
    assertEquals(0, setRight());
    assertEquals(start, next());
  }
}
