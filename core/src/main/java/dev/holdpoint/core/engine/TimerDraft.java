package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one turn does to an execution's timers. One thread. */
public final class TimerDraft {
  private final ExecutionId execution;
  private final Ids ids;
  private final List<TimerChange> changes = new ArrayList<>();

  TimerDraft(ExecutionId execution, Ids ids) {
    this.execution = execution;
    this.ids = ids;
  }

  List<TimerChange> changes() {
    return List.copyOf(changes);
  }

  /** Sets a timer and returns its id. */
  public long set(int branch, Alarm.Kind kind, Instant due) {
    long id = ids.next();
    changes.add(new TimerChange.Set(new Alarm(execution, branch, kind, id), due));
    return id;
  }

  /** Gives a timer another time; it must have been set for this branch and this kind. */
  public void move(int branch, Alarm.Kind kind, long timer, Instant due) {
    changes.add(new TimerChange.Move(new Alarm(execution, branch, kind, timer), due));
  }

  /** Takes a timer away; 0 stands for none. */
  public void cancel(long timer) {
    if (timer != 0) {
      changes.add(new TimerChange.Cancel(timer));
    }
  }

  /** Takes away the timers of a wait that is over. */
  public void cancel(Phase phase) {
    switch (phase) {
      case Phase.Running(), Phase.Done(), Phase.Mapping(_, _, _) -> {}
      case Phase.Forked forked -> cancel(forked.timer());
      case Phase.Sleeping(long timer) -> cancel(timer);
      case Phase.Retrying(long timer) -> cancel(timer);
      case Phase.Yielding(long timer, _) -> cancel(timer);
      case Phase.Calling calling -> {
        cancel(calling.timeoutTimer());
        cancel(calling.heartbeatTimer());
      }
    }
  }
}
