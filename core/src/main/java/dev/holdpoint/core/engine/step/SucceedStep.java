package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;

/** Succeed: ends well. */
final class SucceedStep {
  private SucceedStep() {}

  static void run(Draft draft, State.Succeed succeed, Branch branch) {
    Flow.Leave leave = Flow.pass(draft, succeed.data(), Flow.scope(draft, branch));
    Leaving.exit(draft, HistoryEventType.SUCCEED_STATE_EXITED, branch, leave, new Next.End());
  }
}
