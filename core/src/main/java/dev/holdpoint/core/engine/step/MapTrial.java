package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Dataflow;
import dev.holdpoint.core.asl.Distribution;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.MapItem;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Stage;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trial;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Map that is only tried: everything is computed that its iterations would be given. */
final class MapTrial {
  private MapTrial() {}

  static void begin(Draft draft, Trial trial, State.Map map, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Distribution distribution = map.distribution();
    JsonNode items = items(draft, trial, map, scope);
    MapPlan plan = null;
    if (distribution == null) {
      draft.saw(Stage.MAX_CONCURRENCY, number(concurrency(map, scope)));
    } else {
      TaskRef ref =
          new TaskRef(draft.before().row().id(), branch.position().branch(), draft.nextEvent());
      plan = DistributedStep.plan(draft, map, distribution, scope, ref, items);
      show(draft, plan);
    }
    int id = branch.position().branch();
    long started = draft.event(id, HistoryEventType.MAP_STATE_STARTED, null);
    draft.fork(id, new Phase.Forked(started, items.size(), 0, 0, 1, 0), items);
    inputs(draft, map, draft.branch(id), items, plan == null ? null : plan.batching());
  }

  private static void show(Draft draft, MapPlan plan) {
    draft.saw(Stage.MAX_CONCURRENCY, number(plan.maxConcurrency()));
    if (plan.tolerance().count() != null) {
      draft.saw(Stage.TOLERATED_FAILURE_COUNT, number(plan.tolerance().count()));
    }
    if (plan.tolerance().percentage() != null) {
      draft.saw(
          Stage.TOLERATED_FAILURE_PERCENTAGE,
          JsonNodeFactory.instance.numberNode(plan.tolerance().percentage()));
    }
  }

  private static long concurrency(State.Map map, Scope scope) {
    return map.maxConcurrency() == null
        ? 0
        : Numbers.whole(map.maxConcurrency(), "MaxConcurrency", scope);
  }

  private static JsonNode items(Draft draft, Trial trial, State.Map map, Scope scope) {
    Distribution.Reader reader = map.distribution() == null ? null : map.distribution().reader();
    if (reader == null) {
      JsonNode items = MapStep.items(map, scope);
      if (map.data() instanceof Dataflow.Paths && map.items() != null) {
        draft.saw(Stage.AFTER_ITEMS_PATH, items);
      }
      return items;
    }
    JsonNode read = trial.items() == null ? Json.array() : trial.items();
    if (reader.format().pointer() == null) {
      return read;
    }
    JsonNode items = read.at(reader.format().pointer());
    draft.saw(Stage.AFTER_ITEMS_POINTER, items);
    return items;
  }

  /** What each iteration is given, and in which batches. */
  private static void inputs(
      Draft draft,
      State.Map map,
      Branch branch,
      JsonNode items,
      MapPlan.@Nullable Batching batching) {
    if (map.itemSelector() == null && batching == null) {
      return;
    }
    ArrayNode inputs =
        map.distribution() == null
            ? inline(draft, map, branch, items)
            : distributed(draft, map, branch, items);
    if (map.itemSelector() != null) {
      draft.saw(Stage.AFTER_ITEM_SELECTOR, inputs);
    }
    if (batching != null) {
      draft.saw(Stage.AFTER_ITEM_BATCHER, batches(draft, batching, inputs));
    }
  }

  private static ArrayNode inline(Draft draft, State.Map map, Branch branch, JsonNode items) {
    ArrayNode inputs = Json.array();
    for (int i = 0; i < items.size(); i++) {
      inputs.add(MapStep.input(draft, map, branch, i));
    }
    return inputs;
  }

  private static ArrayNode distributed(Draft draft, State.Map map, Branch branch, JsonNode items) {
    ItemSelection selection = new ItemSelection(draft, map, branch);
    ArrayNode inputs = Json.array();
    if (items.isObject()) {
      for (Map.Entry<String, JsonNode> each : items.properties()) {
        inputs.add(
            selection.of(new MapItem(inputs.size(), each.getValue(), each.getKey(), "STATE_DATA")));
      }
    } else {
      for (JsonNode each : items) {
        inputs.add(selection.of(new MapItem(inputs.size(), each, null, "STATE_DATA")));
      }
    }
    return inputs;
  }

  private static ArrayNode batches(Draft draft, MapPlan.Batching batching, ArrayNode inputs) {
    long mostItems = batching.maxItems() == null ? Integer.MAX_VALUE : batching.maxItems();
    long mostBytes =
        batching.maxBytes() == null ? draft.turn().limits().payloadBytes() : batching.maxBytes();
    ArrayNode batches = Json.array();
    ArrayNode open = null;
    long bytes = 0;
    for (JsonNode input : inputs) {
      long size = Json.writeBytes(input).length + 1L;
      if (open == null || open.size() >= mostItems || bytes + size > mostBytes) {
        ObjectNode batch = batches.addObject();
        if (batching.input() != null) {
          batch.set("BatchInput", batching.input());
        }
        open = batch.putArray("Items");
        bytes = Json.writeBytes(batch).length - 1L;
      }
      open.add(input);
      bytes += size;
    }
    return batches;
  }

  private static JsonNode number(long value) {
    return JsonNodeFactory.instance.numberNode(value);
  }
}
