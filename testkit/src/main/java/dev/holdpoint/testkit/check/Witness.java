package dev.holdpoint.testkit.check;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.Transition;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ExecutionId;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands beside the interpreter and checks that what it says comes next is what its journal entry
 * folds to, at once and after the commit. One thread.
 */
public final class Witness implements Advance {
  private final Advance interpreter;
  private final Map<ExecutionId, Execution> latest = new HashMap<>();

  public Witness(Advance interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public Transition advance(Execution now, Definition definition, Trigger trigger, Turn turn) {
    Transition step = interpreter.advance(now, definition, trigger, turn);
    if (step.changed()) {
      latest.put(now.row().id(), step.next());
    }
    return step;
  }

  /** Whether anything was decided since. */
  public boolean heard() {
    return !latest.isEmpty();
  }

  /** What was decided since must be what the store now holds, if it was committed. */
  public void check(Snapshot now, boolean committed) {
    Map<ExecutionId, Execution> all = committed ? Map.copyOf(latest) : Map.of();
    latest.clear();
    all.forEach((id, decided) -> {
      Seen seen = now.executions().get(id);
      Violation.unless(seen != null, "An execution is lost", id);
      String folded = seen == null ? "" : shown(seen.state());
      Violation.unless(
          folded.equals(shown(decided)),
          "The fold is not the state",
          folded + " / " + shown(decided));
    });
  }

  static String shown(Execution execution) {
    StringBuilder shown = new StringBuilder();
    shown.append(execution.status()).append(' ').append(execution.lastEvent()).append(' ');
    shown.append(execution.deadlineTimer()).append(' ').append(execution.roleArn()).append(' ');
    shown.append(execution.input());
    for (Branch branch : execution.branches().values()) {
      shown.append(' ').append(branch.position()).append(' ').append(branch.input());
    }
    return shown.toString();
  }
}
