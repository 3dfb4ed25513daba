package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.query.QueryFailure;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of an expression that could not be evaluated. */
final class Evaluations {
  private Evaluations() {}

  /** The failure of this branch's state; JSONata's are told of in an event of their own. */
  static Failure failed(Draft draft, Branch branch, QueryFailure failure) {
    Position at = branch.position();
    Failure told = Failure.in(at, failure);
    if (failure.location() != null) {
      ObjectNode details = Leaving.details(told);
      details.put("location", failure.location()).put("state", at.state());
      long event =
          draft.event(previous(draft, at, failure), HistoryEventType.EVALUATION_FAILED, details);
      Branch now = draft.branch(at.branch());
      draft.put(now.with(now.position().after(event)));
    }
    return told;
  }

  /** AWS evaluates before the state's entry counts: the event follows what was before it. */
  private static long previous(Draft draft, Position at, QueryFailure failure) {
    Long beforeEntry = failure.isLate() ? null : draft.previousOf(at.enteredEvent());
    return beforeEntry == null ? draft.branch(at.branch()).position().lastEvent() : beforeEntry;
  }
}
