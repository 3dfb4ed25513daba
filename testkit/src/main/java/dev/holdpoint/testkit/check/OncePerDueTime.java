package dev.holdpoint.testkit.check;

import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schedule fires exactly once for each of its due times, and is armed as long as it lasts. */
final class OncePerDueTime implements Checker {
  private final Map<Long, Instant> times = new HashMap<>();
  private final Set<Instant> fired = new HashSet<>();
  private @Nullable Timer armed;

  @Override
  public void check(Snapshot now, Ledger told) {
    List<Timer> timers =
        now.timers().stream()
            .filter(timer -> timer.owner().startsWith(Schedules.OWNER_PREFIX))
            .toList();
    Violation.unless(timers.size() <= 1, "A schedule is armed twice", timers);
    Timer next = timers.isEmpty() ? null : timers.getFirst();
    Timer before = armed;
    if (before != null && !told.isScheduleOver()) {
      Violation.unless(next != null, "A schedule is armed no more", before);
      if (next != null && next.id() != before.id()) {
        fired.add(before.due().truncatedTo(ChronoUnit.SECONDS));
      }
    }
    armed = next;
    Set<Instant> ticks = new HashSet<>();
    for (Message message : now.messages(Snapshot.TICKS)) {
      Instant time = times.computeIfAbsent(message.id(), _ -> time(message));
      Violation.unless(ticks.add(time), "A schedule fired twice for one due time", time);
    }
    Violation.unless(
        told.isScheduleOver() ? ticks.containsAll(fired) : ticks.equals(fired),
        "A schedule did not fire when it was due",
        ticks + " and not " + fired);
  }

  private static Instant time(Message message) {
    return Instant.parse(Json.parse(message.body()).path("time").asString());
  }
}
