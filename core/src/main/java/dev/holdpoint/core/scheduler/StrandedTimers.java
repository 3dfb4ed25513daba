package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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
   * Looks through all of them, the first time and whenever the clock went back since the last: a
   * page in each unit of work.
   *
   * @return how many were set anew
   */
  public int tidy() {
    Instant now = turns.now().now();
    int found = 0;
    if (now.isBefore(looked)) {
      found += all(ResourceKind.RULE, Schedules::setRight);
      found += all(ResourceKind.SCHEDULE, Scheduler::setRight);
    }
    looked = now;
    return found;
  }

  private int all(ResourceKind kind, Righting righting) {
    int found = 0;
    @Nullable String after = null;
    do {
      String from = after;
      Page page = store.write(tx -> page(tx, kind, from, righting));
      found += page.found();
      after = page.next();
    } while (after != null);
    return found;
  }

  private Page page(Tx tx, ResourceKind kind, @Nullable String from, Righting righting) {
    Turn turn = turns.now();
    List<Resource> some = tx.resources().list(kind, "", from, PAGE);
    Predicate<Resource> righted = resource -> righting.setRight(tx, turn, resource.body());
    int found = (int) some.stream().filter(righted).count();
    return new Page(found, some.size() < PAGE ? null : some.getLast().key());
  }

  private record Page(int found, @Nullable String next) {}

  @FunctionalInterface
  private interface Righting {
    boolean setRight(Tx tx, Turn turn, JsonNode body);
  }
}
