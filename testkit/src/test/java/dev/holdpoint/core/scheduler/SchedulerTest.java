package dev.holdpoint.core.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SchedulerTest extends SchedulerFixture {
  @Test
  void rateWithoutAStartDateBeginsAtOnceAndKeepsItsRhythm() {
    create("r", when("rate(5 minutes)", null));
    assertEquals(1, passTo(now));
    assertEquals(Instant.parse("2026-11-23T10:05:00Z"), next());
    assertEquals(1, passTo(Instant.parse("2026-11-23T10:17:30Z")), "what was missed comes once");
    assertEquals(Instant.parse("2026-11-23T10:20:00Z"), next());
  }

  @Test
  void onceIsOnce() {
    create("once", when("at(2026-11-24T08:00:00)", "Europe/Berlin"));
    assertEquals(Instant.parse("2026-11-24T07:00:00Z"), next());
    assertEquals(1, passTo(Instant.parse("2026-11-24T07:00:00Z")));
    assertNull(next());
    assertFalse(
        store.read(tx -> scheduler.list(tx, Home.DEFAULT, null, null, _ -> true, 10)).isEmpty());
  }

  @Test
  void completedScheduleMayGoAway() {
    ScheduleSettings settings = when("at(2026-11-24T08:00:00)", null);
    create(
        "once",
        new ScheduleSettings(
            true, settings.expression(), null, null, null, 0, settings.target(), true, null, null));
    passTo(Instant.parse("2026-11-24T08:00:00Z"));
    AwsException gone =
        assertThrows(
            AwsException.class,
            () -> store.read(tx -> scheduler.get(tx, Home.DEFAULT, "default", "once")));
    assertEquals("Schedule once does not exist.", gone.getMessage());
  }

  @Test
  void timeThatClocksLeapOverInSpringIsLeftOut() {
    Occasions daily = Occasions.parse("cron(30 2 * * ? *)");
    Instant before = Instant.parse("2027-03-27T12:00:00Z");
    assertEquals(Instant.parse("2027-03-29T00:30:00Z"), daily.after(before, before, BERLIN));
  }

  @Test
  void timeThatComesTwiceInAutumnCountsOnce() {
    Occasions daily = Occasions.parse("cron(30 2 * * ? *)");
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    assertEquals(first, daily.after(Instant.parse("2026-10-24T12:00:00Z"), first, BERLIN));
    assertEquals(Instant.parse("2026-10-26T01:30:00Z"), daily.after(first, first, BERLIN));
    assertEquals(
        Instant.parse("2026-10-26T01:30:00Z"),
        daily.after(Instant.parse("2026-10-25T01:00:00Z"), first, BERLIN));
  }

  @Test
  void rateCountsHoursWhateverTheClocksDo() {
    Instant since = Instant.parse("2026-10-24T22:00:00Z");
    Occasions daily = Occasions.parse("rate(1 day)");
    assertEquals(since.plus(Duration.ofDays(1)), daily.after(since, since, BERLIN));
  }

  @Test
  void staysBetweenItsDates() {
    Instant start = Instant.parse("2026-11-25T00:00:00Z");
    Instant end = Instant.parse("2026-11-25T01:30:00Z");
    create(
        "r",
        new ScheduleSettings(
            true, "rate(1 hour)", null, start, end, 0, to(QUEUE, null, null), false, null, null));
    assertEquals(start, next());
    assertEquals(1, passTo(start));
    assertEquals(1, passTo(start.plus(Duration.ofHours(1))));
    assertNull(next());
  }

  @Test
  void invokesWithinItsWindow() {
    create(
        "w",
        new ScheduleSettings(
            true,
            "at(2026-11-24T08:00:00)",
            null,
            null,
            null,
            15,
            to(QUEUE, "<aws.scheduler.scheduled-time>", null),
            false,
            null,
            null));
    Instant occasion = Instant.parse("2026-11-24T08:00:00Z");
    Instant due = next();
    assertFalse(due.isBefore(occasion) || due.isAfter(occasion.plus(Duration.ofMinutes(15))));
    passTo(due);
    assertEquals("2026-11-24T08:00:00Z", sent.getFirst().input());
  }

  @Test
  void whatCannotBeDeliveredGoesToTheDeadLetterQueueOnce() {
    create(
        "d",
        new ScheduleSettings(
            true, "rate(1 day)", null, null, null, 0, to(GONE, "x", QUEUE), false, null, null));
    assertEquals(1, passTo(now));
    assertEquals("NoQueue", sent.getFirst().attributes().get("ERROR_CODE"));
    assertEquals("x", sent.getFirst().input());
  }

  @Test
  void disabledScheduleHasNoTimerAndAnOldTimerFiresNothing() {
    create("r", when("rate(5 minutes)", null));
    List<Timer> old = store.read(tx -> tx.timers().due(now, 10));
    ScheduleSettings on = when("rate(5 minutes)", null);
    ScheduleSettings off =
        new ScheduleSettings(
            false, on.expression(), null, null, null, 0, on.target(), false, null, null);
    ask(tx -> scheduler.update(tx, turn(), "default", "r", off));
    assertNull(next());
    old.forEach(timer -> ask(tx -> invocations.fire(tx, turn(), timer)));
    assertTrue(sent.isEmpty());
  }

  @Test
  void newTargetLeavesTheRhythm() {
    create("r", when("rate(5 minutes)", null));
    passTo(now);
    Instant before = next();
    ScheduleSettings same = when("rate(5 minutes)", null);
    now = now.plusSeconds(60);
    ask(tx ->
        scheduler.update(
            tx,
            turn(),
            "default",
            "r",
            new ScheduleSettings(
                true,
                same.expression(),
                null,
                null,
                null,
                0,
                to(QUEUE, "other", null),
                false,
                "d",
                null)));
    assertEquals(before, next());
  }

  @Test
  void sameCallOnceMoreChangesNothing() {
    ScheduleSettings settings = when("rate(5 minutes)", null);
    Schedule first = ask(tx -> scheduler.create(tx, turn(), "default", "r", "token", settings));
    Schedule again = ask(tx -> scheduler.create(tx, turn(), "default", "r", "token", settings));
    assertEquals(first, again);
    AwsException other =
        assertThrows(
            AwsException.class,
            () -> ask(tx -> scheduler.create(tx, turn(), "default", "r", "other", settings)));
    assertEquals("ConflictException", other.code());
  }

  @Test
  void groupGoesAwayWithItsSchedulesSomeAtATime() {
    ask(tx -> groups.create(tx, turn(), "g", null, Map.of()));
    for (int i = 0; i <= ScheduleGroups.DELETED_AT_ONCE; i++) {
      String name = "s" + i;
      ask(tx -> scheduler.create(tx, turn(), "g", name, null, when("rate(1 day)", null)));
    }
    boolean gone = ask(tx -> groups.delete(tx, turn(), "g"));
    assertFalse(gone);
    assertThrows(
        AwsException.class,
        () -> ask(tx -> scheduler.create(tx, turn(), "g", "n", null, when("rate(1 day)", null))));
    gone = ask(tx -> groups.delete(tx, turn(), "g"));
    assertTrue(gone);
    assertNull(next());
  }

  @Test
  void timesThatNoTimerCanKeepAreRefused() {
    ScheduleSettings once = when("at(+999999999-01-01T00:00:00)", null);
    assertThrows(AwsException.class, () -> create("once", once));
    Instant start = Instant.ofEpochSecond(10_000_000_000_000_000L);
    ScheduleSettings late =
        new ScheduleSettings(
            true, "rate(1 day)", null, start, null, 0, once.target(), false, null, null);
    assertThrows(AwsException.class, () -> create("late", late));
  }

  private static ScheduleSettings calling(String action, @Nullable String input) {
    Arn universal = Arn.of("arn:aws:scheduler:::aws-sdk:" + action);
    return new ScheduleSettings(
        true, "rate(1 day)", null, null, null, 0, to(universal, input, QUEUE), false, null, null);
  }

  private OutboxEntry owed() {
    return ask(tx -> tx.outbox().claim(now, now.plusSeconds(60), 10)).getFirst();
  }

  @Test
  void universalTargetIsOwedAndItsEndIsTold() {
    create("u", calling("sqs:sendMessage", "{\"At\":\"<aws.scheduler.scheduled-time>\"}"));
    assertEquals(0, passTo(now));
    OwedAction owed = OwedAction.of(owed());
    assertEquals(new UniversalTarget("sqs", "sendMessage"), owed.action());
    assertEquals("{\"At\":\"2026-11-23T10:00:00Z\"}", owed.input());
    assertEquals(now.plusSeconds(4), owed.again(now, 2));
    assertNull(owed.again(now, 185));
    ask(tx -> {
      invocations.lose(tx, turn(), owed, 3, "Gone", "It is gone.");
      return true;
    });
    assertEquals("3", sent.getLast().attributes().get("RETRY_ATTEMPTS"));
    assertEquals("Gone", sent.getLast().attributes().get("ERROR_CODE"));
    assertEquals(owed.input(), sent.getLast().input());
  }

  @Test
  void universalTargetsThatAwsHasNotAreRefused() {
    for (String action : List.of("sqs:receiveMessage", "sqs:fly", "nothing:at", "sqs")) {
      assertThrows(AwsException.class, () -> create("u", calling(action, "{}")), action);
    }
    assertThrows(AwsException.class, () -> create("u", calling("sqs:sendMessage", "text")));
  }
}
