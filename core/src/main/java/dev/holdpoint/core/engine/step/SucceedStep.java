package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** Succeed: ends well. */
final class SucceedStep {
  private SucceedStep() {}

  static void run(Draft draft, State.Succeed succeed, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Scope selected = scope.withData(Flow.select(succeed.inputPath(), scope));
    JsonNode output = Flow.select(succeed.outputPath(), selected);
    Leaving.exit(draft, HistoryEventType.SUCCEED_STATE_EXITED, branch, output, new Next.End());
  }
}
