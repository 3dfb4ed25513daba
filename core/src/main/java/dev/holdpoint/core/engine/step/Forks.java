package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Origin;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Parallel and Map have in common: branches that end, or fail, and are gathered. */
final class Forks {
  /** Ours: gathered results may be this many times as large as a state's result. */
  private static final int HOPELESS = 16;

  private Forks() {}

  /** A branch has ended well. */
  static void ended(Draft draft, Branch child, Origin origin, JsonNode output, int length) {
    long last = child.position().lastEvent();
    State.Working state = state(draft, draft.branch(origin.parent()));
    long told = last;
    if (state instanceof State.Map map) {
      told =
          draft.event(
              last, HistoryEventType.MAP_ITERATION_SUCCEEDED, iteration(map, origin.index()));
    }
    draft.join(child, origin, output, length);
    Branch parent = draft.branch(origin.parent());
    Phase.Forked forked = forked(parent).oneDone();
    boolean all = forked.done() == forked.total();
    // The next iteration follows the last one's own event, the Map's end follows what tells of it.
    draft.put(parent.with(parent.position().after(all ? told : last).in(forked)));
    if (all || isHopeless(draft, draft.branch(origin.parent()))) {
      complete(draft, state, draft.branch(origin.parent()));
    } else if (state instanceof State.Map map) {
      MapStep.startMore(draft, map, origin.parent());
    }
  }

  /** All have ended well, or there were none. */
  static void complete(Draft draft, State.Working state, Branch parent) {
    ArrayNode results = Json.array();
    results.addAll(parent.gathered().results().values());
    if (isTooLarge(draft, parent, results)) {
      int id = parent.position().branch();
      draft.giveUpWithin(id);
      Recovery.fail(draft, state, draft.branch(id), Failure.tooLarge(state.name()));
    } else {
      complete(draft, state, parent, results);
    }
  }

  static void complete(Draft draft, State.Working state, Branch parent, JsonNode results) {
    int id = parent.position().branch();
    HistoryEventType succeeded =
        state instanceof State.Map
            ? HistoryEventType.MAP_STATE_SUCCEEDED
            : HistoryEventType.PARALLEL_STATE_SUCCEEDED;
    draft.event(parent.position().lastEvent(), succeeded, null);
    draft.giveUpWithin(id);
    Branch now = draft.branch(id);
    Flow.Leave leave;
    try {
      leave = Flow.result(draft, state.data(), Flow.scope(draft, now), results);
    } catch (QueryFailure failure) {
      Recovery.fail(draft, state, now, Evaluations.failed(draft, now, failure));
      return;
    }
    Leaving.exit(draft, Recovery.exited(state), now, leave, state.next());
  }

  /** So much more than a state may give that the rest is not waited for: it would fill memory. */
  private static boolean isHopeless(Draft draft, Branch parent) {
    return parent.gathered().length() > HOPELESS * (long) draft.turn().limits().payloadBytes();
  }

  private static boolean isTooLarge(Draft draft, Branch parent, ArrayNode results) {
    // A character has at most three bytes: most results need not be looked at.
    return parent.gathered().length() * 3 > draft.turn().limits().payloadBytes()
        && Leaving.isTooLarge(draft, Flow.text(results));
  }

  /** A branch has failed, and with it the state that began it and all other branches. */
  static void failed(Draft draft, Branch child, Origin origin, Failure failure) {
    Branch parent = draft.branch(origin.parent());
    State.Working state = state(draft, parent);
    int id = child.position().branch();
    abort(draft, child);
    long last = draft.branch(id).position().lastEvent();
    draft.put(parent.with(parent.position().after(last)));
    if (state instanceof State.Map map) {
      draft.event(last, HistoryEventType.MAP_ITERATION_FAILED, iteration(map, origin.index()));
    }
    abortOthers(draft, state, origin.parent(), id);
    draft.giveUpWithin(origin.parent());
    Recovery.fail(draft, state, draft.branch(origin.parent()), failure);
  }

  /** Inner branches first, as they are aborted with the one that they come from. */
  private static void abortOthers(Draft draft, State.Working state, int parent, int except) {
    List<Branch> others = new ArrayList<>(draft.within(parent));
    others.removeIf(other -> other.position().branch() == except);
    for (Branch other : others.reversed()) {
      abort(draft, other);
      Origin origin = other.position().origin();
      if (state instanceof State.Map map && origin != null && origin.parent() == parent) {
        long last = draft.branch(other.position().branch()).position().lastEvent();
        draft.event(last, HistoryEventType.MAP_ITERATION_ABORTED, iteration(map, origin.index()));
      }
    }
  }

  /** Says of a state that was entered and not left that it never will be. */
  private static void abort(Draft draft, Branch branch) {
    HistoryEventType type = aborted(draft.definition().state(branch.position().state()));
    if (branch.position().phase() instanceof Phase.Mapping) {
      draft.event(branch.position().branch(), HistoryEventType.MAP_RUN_ABORTED, null);
    }
    if (type != null && !branch.position().isFresh()) {
      draft.event(branch.position().branch(), type, null);
    }
  }

  private static @Nullable HistoryEventType aborted(State state) {
    return switch (state) {
      case State.Task _ -> HistoryEventType.TASK_STATE_ABORTED;
      case State.Wait _ -> HistoryEventType.WAIT_STATE_ABORTED;
      case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_ABORTED;
      case State.Map _ -> HistoryEventType.MAP_STATE_ABORTED;
      case State.Pass _, State.Choice _, State.Succeed _, State.Fail _ -> null;
    };
  }

  static ObjectNode iteration(State.Map map, int index) {
    return Json.object().put("name", map.name()).put("index", index);
  }

  static Phase.Forked forked(Branch parent) {
    if (!(parent.position().phase() instanceof Phase.Forked forked)) {
      throw new IllegalStateException(
          "Expected a branch that has forked, but it has not (state="
              + parent.position().state()
              + ")");
    }
    return forked;
  }

  /** The Parallel or Map state that a branch is in. */
  static State.Working state(Draft draft, Branch parent) {
    State state = draft.definition().state(parent.position().state());
    if (!(state instanceof State.Working working)) {
      throw new IllegalStateException(
          "Expected a state with branches, but it is another (state=" + state.name() + ")");
    }
    return working;
  }
}
