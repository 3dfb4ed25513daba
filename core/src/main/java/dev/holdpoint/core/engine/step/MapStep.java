package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Dataflow;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Map, inline: runs the same states for each item, so many at a time. */
final class MapStep {
  private MapStep() {}

  static void begin(Draft draft, State.Map map, Branch branch) {
    if (draft.trial() != null) {
      MapTrial.begin(draft, draft.trial(), map, branch);
      return;
    }
    if (map.distribution() != null) {
      DistributedStep.begin(draft, map, map.distribution(), branch);
      return;
    }
    Scope scope = Flow.scope(draft, branch);
    JsonNode items = items(map, scope);
    int id = branch.position().branch();
    long started =
        draft.event(
            id, HistoryEventType.MAP_STATE_STARTED, Json.object().put("length", items.size()));
    int limit = limit(draft, map, scope);
    draft.fork(id, new Phase.Forked(started, items.size(), 0, 0, limit, 0), items);
    if (items.isEmpty()) {
      Forks.complete(draft, map, draft.branch(id));
    } else {
      startMore(draft, map, id);
    }
  }

  /** AWS runs no more than so many inline iterations at a time, whatever the definition says. */
  private static int limit(Draft draft, State.Map map, Scope scope) {
    int most = draft.turn().limits().inlineIterations();
    if (map.maxConcurrency() == null) {
      return most;
    }
    long asked = Numbers.whole(map.maxConcurrency(), "MaxConcurrency", scope);
    return asked == 0 ? most : (int) Math.min(asked, most);
  }

  static JsonNode items(State.Map map, Scope scope) {
    return switch (map.data()) {
      case Dataflow.Paths paths ->
          listAt(map.items(), scope.withData(Flow.select(paths.inputPath(), scope)));
      case Dataflow.Jsonata _ -> computed(map, scope);
    };
  }

  private static JsonNode listAt(@Nullable Query path, Scope scope) {
    JsonNode items = path == null ? scope.data() : path.evaluate(scope);
    if (!items.isArray()) {
      throw new QueryFailure(
          Failure.RUNTIME,
          "Reference path \"" + (path == null ? "$" : path) + "\" must point to array.");
    }
    return items;
  }

  private static JsonNode computed(State.Map map, Scope scope) {
    Query expression = map.items();
    JsonNode items = expression == null ? scope.input() : expression.evaluate(scope);
    if (!items.isArray() && !(map.distribution() != null && items.isObject())) {
      throw QueryFailure.evaluation(
          "The JSONata expression '"
              + (expression == null ? "$states.input" : expression)
              + "' specified for the field 'Items' returned an unexpected result type. Expected"
              + " 'array', but was '"
              + items.getNodeType().toString().toLowerCase(Locale.ROOT)
              + "' for value: "
              + items,
          "Items");
    }
    return items;
  }

  /**
   * Begins as many iterations as may run now; a turn that is used up leaves the rest to another.
   */
  static void startMore(Draft draft, State.Map map, int id) {
    Phase.Forked forked = Forks.forked(draft.branch(id));
    while (forked.mayStartMore() && !draft.isUsedUp()) {
      if (!start(draft, map, draft.branch(id), forked.started())) {
        return;
      }
      forked = forked.oneStarted();
      draft.wait(id, forked);
    }
    if (forked.mayStartMore() && forked.timer() == 0) {
      long timer = draft.timers().set(id, Alarm.Kind.RESUME, draft.turn().now());
      draft.wait(id, forked.withTimer(timer));
    }
  }

  /** The timer that was to begin more has fired. */
  static void goOn(Draft draft, State.Map map, Branch branch) {
    int id = branch.position().branch();
    draft.wait(id, Forks.forked(branch).withTimer(0));
    startMore(draft, map, id);
  }

  private static boolean start(Draft draft, State.Map map, Branch parent, int index) {
    JsonNode input;
    try {
      input = input(draft, map, parent, index);
    } catch (QueryFailure failure) {
      int id = parent.position().branch();
      draft.remember();
      draft.giveUpWithin(id);
      Recovery.fail(draft, map, parent, Evaluations.failed(draft, draft.branch(id), failure));
      return false;
    }
    long started =
        draft.event(
            parent.position().lastEvent(),
            HistoryEventType.MAP_ITERATION_STARTED,
            Forks.iteration(map, index));
    draft.spawn(parent, index, started, map.processor().startAt(), input);
    return true;
  }

  static JsonNode input(Draft draft, State.Map map, Branch parent, int index) {
    JsonNode item = Context.item(parent, index);
    if (map.itemSelector() == null) {
      return item;
    }
    Scope scope = Flow.scope(draft, parent);
    Scope each = scope.withContext(Context.within(scope.context(), parent, index));
    return map.itemSelector().evaluate(each.withData(Flow.effective(draft, map.data(), scope)));
  }
}
