package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules and schedules that would be silent, perhaps for years, because they fired or were set up
 * while the clock was far ahead. Once it was set right they go on from what it says now.
 *
 * @see Schedules#CORRECTION
 */
public final class StrandedTimers {
  private static final int PAGE = 100;

  private final Store store;
  private final Turns turns;
  private Instant looked = Instant.MAX;

  public StrandedTimers(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  /**
   * Looks through all of them with a reader, the first time and whenever the clock went back since
   * the last; each that is stranded is set anew in a unit of its own.
   *
   * @return how many were set anew
   */
  public int tidy() {
    Instant now = turns.now().now();
    int found = 0;
    if (now.isBefore(looked)) {
      found += all(ResourceKind.RULE, Schedules::isStranded, Schedules::setRight);
      found +=
          all(
              ResourceKind.SCHEDULE,
              (_, moment, body) -> Scheduler.isStranded(moment, body),
              Scheduler::setRight);
    }
    looked = now;
    return found;
  }

  private int all(ResourceKind kind, Look look, Righting righting) {
    int found = 0;
    @Nullable String after = null;
    do {
      String from = after;
      Page page = store.read(tx -> page(tx, kind, from, look));
      for (String key : page.stranded()) {
        found += store.write(tx -> setRight(tx, kind, key, look, righting)) ? 1 : 0;
      }
      after = page.next();
    } while (after != null);
    return found;
  }

  private Page page(Tx tx, ResourceKind kind, @Nullable String from, Look look) {
    Instant now = turns.now().now();
    List<Resource> some = tx.resources().list(kind, "", from, PAGE);
    List<String> stranded =
        some.stream()
            .filter(resource -> isStranded(tx, now, resource, look))
            .map(Resource::key)
            .toList();
    return new Page(stranded, some.size() < PAGE ? null : some.getLast().key());
  }

  /** A timer that is damaged is set aside when it is due, and hides no other here. */
  private static boolean isStranded(Tx tx, Instant now, Resource resource, Look look) {
    try {
      return look.isStranded(tx, now, resource.body());
    } catch (DamagedRow damaged) {
      return false;
    }
  }

  /** Somebody may have changed it since it was looked at, or another node set it right. */
  private boolean setRight(Tx tx, ResourceKind kind, String key, Look look, Righting righting) {
    Turn turn = turns.now();
    JsonNode body = tx.resources().find(kind, key);
    if (body == null || !look.isStranded(tx, turn.now(), body)) {
      return false;
    }
    righting.setRight(tx, turn, body);
    return true;
  }

  private record Page(List<String> stranded, @Nullable String next) {}

  @FunctionalInterface
  private interface Look {
    boolean isStranded(Tx tx, Instant now, JsonNode body);
  }

  @FunctionalInterface
  private interface Righting {
    void setRight(Tx tx, Turn turn, JsonNode body);
  }
}
