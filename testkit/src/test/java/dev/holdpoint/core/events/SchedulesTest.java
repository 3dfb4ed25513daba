package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.scheduler.StrandedTimers;
import dev.holdpoint.core.store.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulesTest {
  private final EventsFixture fixture = new EventsFixture();

  private List<Instant> due() {
    return fixture.timers().stream().map(Timer::due).toList();
  }

  @Test
  void scheduledEventHasAwsShape() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.machine("r");
    fixture.pass(Duration.ofMinutes(10));
    var event = Json.parse(fixture.started.getFirst().input());
    assertEquals(
        Json.parse(
            """
            {"version":"0","id":"%s","detail-type":"Scheduled Event","source":"aws.events",
             "account":"000000000000","time":"2026-11-23T10:10:00Z","region":"us-east-1",
             "resources":["arn:aws:events:us-east-1:000000000000:rule/r"],"detail":{}}
            """
                .formatted(event.get("id").asString())),
        event);
  }

  @Test
  void firesOnceForEachDueTime() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.machine("r");
    for (int minute = 0; minute < 35; minute++) {
      fixture.pass(Duration.ofMinutes(1));
    }
    assertEquals(3, fixture.started.size());
    assertEquals(List.of(Instant.parse("2026-11-23T10:40:00Z")), due());
  }

  @Test
  void downtimeIsMadeUpForOnceAndTheRhythmStays() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.machine("r");
    fixture.pass(Duration.ofMinutes(47));
    assertEquals(1, fixture.started.size());
    assertEquals(List.of(Instant.parse("2026-11-23T10:50:00Z")), due());
  }

  @Test
  void whatFiredWhileTheClockWasFarAheadIsNotSilentForYears() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.schedule("c", "cron(0 12 * * ? *)");
    fixture.machine("r");
    fixture.pass(Duration.ofDays(1_000));
    fixture.now = Instant.parse("2026-11-23T10:07:00Z");
    assertEquals(2, setRight());
    assertEquals(0, setRight());
    assertEquals(
        List.of(Instant.parse("2026-11-23T10:17:00Z"), Instant.parse("2026-11-23T12:00:00Z")),
        due());
    fixture.pass(Duration.ofMinutes(10));
    assertEquals(2, fixture.started.size());
  }

  private int setRight() {
    return new StrandedTimers(
            fixture.store, new Turns(() -> fixture.now, fixture, Limits.aws(), Home.DEFAULT))
        .tidy();
  }

  @Test
  void timerFiredTwiceDeliversOnce() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.machine("r");
    Timer timer = fixture.timers().getFirst();
    fixture.pass(Duration.ofMinutes(10));
    fixture.run(tx -> fixture.schedules.fire(tx, fixture.turn(), timer));
    assertEquals(1, fixture.started.size());
    assertEquals(1, fixture.timers().size());
  }

  @Test
  void sameScheduleAgainKeepsItsTimer() {
    fixture.schedule("r", "rate(10 minutes)");
    fixture.pass(Duration.ofMinutes(9));
    fixture.schedule("r", "rate(10 minutes)");
    assertEquals(List.of(Instant.parse("2026-11-23T10:10:00Z")), due());
    fixture.schedule("r", "cron(0 12 * * ? *)");
    assertEquals(List.of(Instant.parse("2026-11-23T12:00:00Z")), due());
  }

  @Test
  void disabledAndDeletedRulesHaveNoTimer() {
    fixture.schedule("r", "rate(1 hour)");
    fixture.run(tx -> fixture.rules.change(tx, fixture.turn(), "r", null, RuleState.DISABLED));
    assertEquals(List.of(), due());
    fixture.run(tx -> fixture.rules.change(tx, fixture.turn(), "r", null, RuleState.ENABLED));
    assertNotEquals(List.of(), due());
    fixture.run(tx -> fixture.rules.delete(tx, fixture.turn().home(), "r", null));
    assertEquals(List.of(), due());
  }

  @Test
  void scheduleThatNeverComesHasNoTimer() {
    fixture.schedule("r", "cron(0 0 30 2 ? *)");
    assertEquals(List.of(), due());
  }

  @Test
  void brokenTargetDoesNotStopTheSchedule() {
    fixture.schedule("r", "rate(1 minute)");
    fixture.target("r", EventsFixture.machineTarget(EventsFixture.BROKEN, null));
    assertEquals(1, fixture.pass(Duration.ofMinutes(1)).size());
    assertEquals(List.of(Instant.parse("2026-11-23T10:02:00Z")), due());
  }
}
