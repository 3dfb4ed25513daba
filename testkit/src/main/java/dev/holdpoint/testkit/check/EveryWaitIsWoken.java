package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.Timer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who waits has a timer, a token or an owed call; and no timer wakes whom it need not. */
final class EveryWaitIsWoken implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    Set<Long> there = now.timers().stream().map(Timer::id).collect(Collectors.toSet());
    Set<Long> awaited = new HashSet<>();
    for (Seen seen : now.executions().values()) {
      if (seen.isRunning()) {
        check(now, seen, awaited);
      }
    }
    now.mapRuns().forEach(run -> awaited.add(MapRun.of(run).progress().timer()));
    awaited.remove(0L);
    Violation.unless(there.containsAll(awaited), "A timer is lost", awaited + " in " + there);
    for (Timer timer : now.timers()) {
      boolean known = !Alarm.owns(timer.owner()) || awaited.contains(timer.id());
      Violation.unless(known, "A timer stayed behind", timer);
    }
  }

  private static void check(Snapshot now, Seen seen, Set<Long> awaited) {
    Violation.unless(
        !seen.state().branches().isEmpty(), "A running execution waits for nothing", seen.row());
    awaited.add(seen.state().deadlineTimer());
    seen.state().branches().values().forEach(branch -> check(now, seen, branch, awaited));
  }

  private static void check(Snapshot now, Seen seen, Branch branch, Set<Long> awaited) {
    switch (branch.position().phase()) {
      case Phase.Running(), Phase.Done() ->
          throw new Violation("A branch stands still", branch.position());
      case Phase.Mapping mapping -> check(now, seen, mapping);
      case Phase.Sleeping(long timer) -> awaited.add(timer);
      case Phase.Retrying(long timer) -> awaited.add(timer);
      case Phase.Yielding(long timer, String _) -> awaited.add(timer);
      case Phase.Forked forked -> {
        awaited.add(forked.timer());
        boolean woken = forked.timer() != 0 || forked.started() > forked.done();
        Violation.unless(woken, "Nothing runs for a state that waits", branch.position());
      }
      case Phase.Calling calling -> {
        awaited.add(calling.timeoutTimer());
        awaited.add(calling.heartbeatTimer());
        boolean woken = calling.submitted() || isOwed(now, seen, branch, calling);
        Violation.unless(woken, "A task's call is lost", branch.position());
      }
    }
  }

  private static void check(Snapshot now, Seen seen, Phase.Mapping mapping) {
    Progress run =
        now.mapRuns().stream()
            .filter(r -> r.execution().equals(seen.row().id()) && r.event() == mapping.event())
            .map(row -> MapRun.of(row).progress())
            .findFirst()
            .orElseThrow(() -> new Violation("A Map waits for no run", seen.row()));
    boolean woken = run.timer() != 0 || run.executions().running() > 0;
    Violation.unless(
        woken && run.stage() != Progress.Stage.DONE, "Nothing will wake a map run", run);
  }

  private static boolean isOwed(Snapshot now, Seen seen, Branch branch, Phase.Calling calling) {
    TaskRef task = new TaskRef(seen.row().id(), branch.position().branch(), calling.event());
    HistoryEvent scheduled = seen.event(calling.event());
    boolean activity = scheduled != null && scheduled.type().awsName().equals("ActivityScheduled");
    return (activity ? now.offered() : now.owed()).contains(task);
  }
}
