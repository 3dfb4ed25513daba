package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.store.Store;

/** Groups of schedules whose deletion was begun, by a node that died or by a stack. */
public record BegunDeletions(Store store, Turns turns) implements Chore {
  @Override
  public int tidy() {
    int steps = 0;
    while (store.write(tx -> ScheduleGroups.deleteMore(tx, turns.now()))) {
      steps++;
    }
    return steps;
  }
}
