package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The first thing that happens in every state. */
final class Entering {
  private Entering() {}

  static void enter(Draft draft, State state, int branch, long after, JsonNode input) {
    long event =
        draft.event(
            after, type(state), Draft.payload("input", input.toString()).put("name", state.name()));
    long now = draft.turn().now().toEpochMilli();
    List<Integer> attempts =
        state instanceof State.Task task
            ? java.util.Collections.nCopies(task.retriers().size(), 0)
            : List.of();
    Position position =
        new Position(branch, state.name(), event, now, event, attempts, new Phase.Running());
    draft.put(new Branch(position, input));
  }

  private static HistoryEventType type(State state) {
    return switch (state) {
      case State.Pass _ -> HistoryEventType.PASS_STATE_ENTERED;
      case State.Task _ -> HistoryEventType.TASK_STATE_ENTERED;
      case State.Choice _ -> HistoryEventType.CHOICE_STATE_ENTERED;
      case State.Wait _ -> HistoryEventType.WAIT_STATE_ENTERED;
      case State.Succeed _ -> HistoryEventType.SUCCEED_STATE_ENTERED;
      case State.Fail _ -> HistoryEventType.FAIL_STATE_ENTERED;
    };
  }
}
