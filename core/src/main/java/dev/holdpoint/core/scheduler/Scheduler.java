package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schedules, as their users set them. Each has one timer at most, which it knows by its id;
 * whatever a timer of another id says is out of date.
 */
public final class Scheduler {
  /** How the owner of every timer set here begins. */
  public static final String OWNER_PREFIX = "scheduler:";

  private final ScheduleGroups groups;

  public Scheduler(ScheduleGroups groups) {
    this.groups = groups;
  }

  /** Creates a schedule; the same call once more, told by its client token, changes nothing. */
  public Schedule create(
      Tx tx,
      Turn turn,
      String group,
      String name,
      @Nullable String clientToken,
      ScheduleSettings settings) {
    SchedulerRules.checkName(name);
    SchedulerRules.check(settings);
    if (groups.get(tx, turn.home(), group).deleting()) {
      throw SchedulerError.conflict("Schedule group " + group + " is being deleted.");
    }
    Schedule there = ScheduleBook.find(tx, ScheduleBook.key(turn.home(), group, name));
    if (there != null) {
      if (clientToken != null
          && clientToken.equals(there.clientToken())
          && settings.equals(there.settings())) {
        return there;
      }
      throw SchedulerError.conflict("Schedule " + name + " already exists.");
    }
    Schedule created =
        new Schedule(
            turn.home().arn("scheduler", "schedule/" + group + "/" + name),
            group,
            name,
            clientToken,
            settings,
            turn.now(),
            turn.now(),
            Timetable.of(settings).since(turn.now()),
            null,
            0);
    return arm(tx, turn, created, turn.now().minusMillis(1));
  }

  /** Replaces all that a user says of it; one whose times stay the same keeps its rhythm. */
  public Schedule update(Tx tx, Turn turn, String group, String name, ScheduleSettings settings) {
    SchedulerRules.check(settings);
    Schedule before = get(tx, turn.home(), group, name);
    Schedule after = before.changed(settings, turn.now());
    if (before.settings().sameTimes(settings)) {
      ScheduleBook.put(tx, after);
      return after;
    }
    disarm(tx, before);
    Instant since = Timetable.of(settings).since(turn.now());
    return arm(tx, turn, after.countedSince(since), turn.now().minusMillis(1));
  }

  public Schedule get(Tx tx, Home home, String group, String name) {
    groups.get(tx, home, group);
    Schedule found = ScheduleBook.find(tx, ScheduleBook.key(home, group, name));
    if (found == null) {
      throw SchedulerError.noSchedule(name);
    }
    return found;
  }

  public void delete(Tx tx, Home home, String group, String name) {
    remove(tx, get(tx, home, group, name));
  }

  static void remove(Tx tx, Schedule schedule) {
    disarm(tx, schedule);
    ScheduleBook.delete(tx, schedule);
  }

  /**
   * Some schedules in the order of group and name.
   *
   * @param group only of this one, or null
   * @param after only behind this one, as {@code GROUP/NAME}, or null
   */
  public List<Schedule> list(
      Tx tx,
      Home home,
      @Nullable String group,
      @Nullable String after,
      Predicate<Schedule> wanted,
      int limit) {
    String scope = ScheduleBook.scope(home);
    if (group != null) {
      groups.get(tx, home, group);
    }
    String prefix = group == null ? scope : ScheduleBook.key(home, group, "");
    List<Schedule> found = new ArrayList<>();
    String behind = after == null ? null : scope + after;
    while (true) {
      List<Schedule> some = ScheduleBook.list(tx, prefix, behind, limit);
      some.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
      if (some.size() < limit || found.size() == limit) {
        return found;
      }
      behind = ScheduleBook.key(some.getLast());
    }
  }

  /**
   * Whether a schedule's timer is later than it could be by a clock that was right.
   *
   * @param body the schedule as it is kept
   */
  static boolean isStranded(Instant now, JsonNode body) {
    Schedule schedule = Json.read(body, Schedule.class);
    Instant occasion = schedule.occasion();
    Instant right = now.plus(Schedules.CORRECTION);
    Instant latest = Timetable.of(schedule.settings()).after(right, counted(schedule, now).since());
    return occasion != null && latest != null && occasion.isAfter(latest);
  }

  /** Sets a stranded schedule's timer anew. */
  static void setRight(Tx tx, Turn turn, JsonNode body) {
    Schedule schedule = Json.read(body, Schedule.class);
    disarm(tx, schedule);
    arm(tx, turn, counted(schedule, turn.now()), turn.now());
  }

  /** One that was set up by the wrong clock is counted from now on. */
  private static Schedule counted(Schedule schedule, Instant now) {
    Timetable times = Timetable.of(schedule.settings());
    boolean wrong = schedule.since().isAfter(times.since(now.plus(Schedules.CORRECTION)));
    return wrong ? schedule.countedSince(times.since(now)) : schedule;
  }

  /** Sets the timer of the first occasion after a moment, and keeps the schedule. */
  static Schedule arm(Tx tx, Turn turn, Schedule schedule, Instant after) {
    ScheduleSettings settings = schedule.settings();
    Instant next =
        settings.enabled() ? Timetable.of(settings).after(after, schedule.since()) : null;
    long id = 0;
    if (next != null) {
      id = turn.ids().next();
      Instant due = next.plus(delay(turn, settings));
      tx.timers().set(new Timer(id, due, OWNER_PREFIX + ScheduleBook.key(schedule)));
    }
    Schedule armed = schedule.due(next, id);
    ScheduleBook.put(tx, armed);
    return armed;
  }

  /** Anywhere within the flexible window. */
  private static Duration delay(Turn turn, ScheduleSettings settings) {
    long most = Duration.ofMinutes(settings.windowMinutes()).toMillis();
    return most == 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.floorMod(turn.ids().uuid().hashCode(), most));
  }

  private static void disarm(Tx tx, Schedule schedule) {
    if (schedule.timer() != 0) {
      tx.timers().cancel(schedule.timer());
    }
  }
}
