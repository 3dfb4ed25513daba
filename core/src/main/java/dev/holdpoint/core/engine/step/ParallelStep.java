package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.asl.Submachine;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Parallel: runs its branches side by side, each with the same input. */
final class ParallelStep {
  private ParallelStep() {}

  static void begin(Draft draft, State.Parallel parallel, Branch branch) {
    JsonNode input = Flow.arguments(draft, parallel.data(), Flow.scope(draft, branch));
    int id = branch.position().branch();
    long started = draft.event(id, HistoryEventType.PARALLEL_STATE_STARTED, null);
    List<Submachine> branches = parallel.branches();
    int total = branches.size();
    draft.fork(id, new Phase.Forked(started, total, total, 0, total, 0), null);
    for (int i = 0; i < total && draft.trial() == null; i++) {
      draft.spawn(draft.branch(id), i, started, branches.get(i).startAt(), input);
    }
  }
}
