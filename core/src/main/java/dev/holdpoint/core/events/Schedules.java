package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.schedule.ScheduleExpression;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules that fire by the clock. Each has one timer at most, which it knows by its id; whatever a
 * timer of another id says is out of date.
 */
public final class Schedules {
  /** How the owner of every timer set here begins. */
  public static final String OWNER_PREFIX = "schedule:";

  /**
   * A clock that goes back by more than this is believed to have been wrong before: what was set by
   * it is set anew. By less, nothing that has fired fires again: as cron does it.
   */
  public static final Duration CORRECTION = Duration.ofHours(3);

  private final Targets targets;

  public Schedules(Targets targets) {
    this.targets = targets;
  }

  /**
   * Fires what was due, once however often it was missed, and sets the next timer: all in this
   * transaction, so that it happens exactly once.
   *
   * @return what could not be delivered, for the log
   */
  public List<Undelivered> fire(Tx tx, Turn turn, Timer timer) {
    tx.timers().cancel(timer.id());
    String key = timer.owner().substring(OWNER_PREFIX.length());
    Rule rule = RuleBook.find(tx, key);
    if (rule == null || rule.timer() != timer.id()) {
      return List.of();
    }
    ScheduleExpression schedule = expression(rule);
    Instant next = schedule == null ? null : schedule.next(timer.due(), turn.now());
    RuleBook.rearm(tx, set(tx, turn, rule, next));
    Turn there = turn.in(Home.of(rule.arn()));
    return targets.deliver(tx, there, rule, Event.scheduled(there, rule, timer.due()));
  }

  /**
   * Whether a rule's timer is later than it could be by a clock that was right.
   *
   * @param body the rule as it is kept
   */
  public static boolean isStranded(Tx tx, Instant now, JsonNode body) {
    Rule rule = Json.read(body, Rule.class);
    ScheduleExpression schedule = expression(rule);
    Timer timer = rule.timer() == 0 ? null : tx.timers().find(rule.timer());
    Instant latest = schedule == null ? null : schedule.first(now.plus(CORRECTION));
    return timer != null && latest != null && timer.due().isAfter(latest);
  }

  /** Sets a stranded rule's timer anew. */
  public static void setRight(Tx tx, Turn turn, JsonNode body) {
    Rule rule = Json.read(body, Rule.class);
    ScheduleExpression schedule = expression(rule);
    disarm(tx, rule);
    RuleBook.rearm(tx, set(tx, turn, rule, schedule == null ? null : schedule.first(turn.now())));
  }

  /** Sets the rule's timer anew after it was changed; the one that fits already stays. */
  static Rule arrange(Tx tx, Turn turn, @Nullable Rule before, Rule rule) {
    if (before != null && before.timer() != 0 && rule.enabled() && sameSchedule(before, rule)) {
      return rule.withTimer(before.timer());
    }
    disarm(tx, before);
    ScheduleExpression schedule = expression(rule);
    Instant first = schedule == null || !rule.enabled() ? null : schedule.first(turn.now());
    return set(tx, turn, rule, first);
  }

  static void disarm(Tx tx, @Nullable Rule rule) {
    if (rule != null && rule.timer() != 0) {
      tx.timers().cancel(rule.timer());
    }
  }

  private static Rule set(Tx tx, Turn turn, Rule rule, @Nullable Instant due) {
    if (due == null) {
      return rule.withTimer(0);
    }
    long id = turn.ids().next();
    tx.timers().set(new Timer(id, due, OWNER_PREFIX + RuleBook.key(rule)));
    return rule.withTimer(id);
  }

  private static boolean sameSchedule(Rule before, Rule rule) {
    return Objects.equals(
        before.settings().scheduleExpression(), rule.settings().scheduleExpression());
  }

  private static @Nullable ScheduleExpression expression(Rule rule) {
    String text = rule.settings().scheduleExpression();
    return text == null ? null : ScheduleExpression.parse(text);
  }
}
