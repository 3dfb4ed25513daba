package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The first thing that happens in every state. */
final class Entering {
  private Entering() {}

  static void enter(Draft draft, State state, int branch, long after, JsonNode input) {
    long event =
        draft.event(
            after,
            type(state),
            HistoryEvent.payload("input", Json.shown(input)).put("name", state.name()));
    long now = draft.turn().now().toEpochMilli();
    List<Integer> attempts =
        state instanceof State.Working working
            ? Collections.nCopies(working.retriers().size(), 0)
            : List.of();
    @Nullable Branch before = draft.find(branch);
    Position position =
        new Position(
            branch,
            state.name(),
            event,
            now,
            event,
            attempts,
            new Phase.Running(),
            before == null ? null : before.position().origin());
    draft.put(new Branch(position, input, before == null ? Map.of() : before.variables()));
  }

  private static HistoryEventType type(State state) {
    return switch (state) {
      case State.Pass _ -> HistoryEventType.PASS_STATE_ENTERED;
      case State.Task _ -> HistoryEventType.TASK_STATE_ENTERED;
      case State.Choice _ -> HistoryEventType.CHOICE_STATE_ENTERED;
      case State.Wait _ -> HistoryEventType.WAIT_STATE_ENTERED;
      case State.Succeed _ -> HistoryEventType.SUCCEED_STATE_ENTERED;
      case State.Fail _ -> HistoryEventType.FAIL_STATE_ENTERED;
      case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_ENTERED;
      case State.Map _ -> HistoryEventType.MAP_STATE_ENTERED;
    };
  }
}
