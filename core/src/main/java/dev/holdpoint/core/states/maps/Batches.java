package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.engine.MapInputs;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of the next items what the next execution is given. Within one unit of work. */
final class Batches {
  private final MapRun run;
  private final MapInputs inputs;
  private final ItemParts.Reader items;
  private final int payloadBytes;

  /** What an execution works on, and what it is given. */
  record Batch(Origin.Batch items, JsonNode input) {}

  Batches(Tx tx, MapRun run, MapInputs inputs, int payloadBytes) {
    this.run = run;
    this.inputs = inputs;
    this.items = new ItemParts.Reader(tx, run);
    this.payloadBytes = payloadBytes;
  }

  /**
   * The batch that begins with this item.
   *
   * @throws dev.holdpoint.core.query.QueryFailure where the ItemSelector has no value for one
   */
  Batch from(long first) {
    MapPlan.Batching batching = run.plan().batching();
    if (batching == null) {
      JsonNode input = inputs.of(items.get(first));
      return new Batch(new Origin.Batch(run.id(), first, 1), input);
    }
    ObjectNode input = Json.object();
    if (batching.input() != null) {
      input.set("BatchInput", batching.input());
    }
    ArrayNode list = input.putArray("Items");
    fill(list, first, batching, size(input));
    return new Batch(new Origin.Batch(run.id(), first, list.size()), input);
  }

  private void fill(ArrayNode list, long first, MapPlan.Batching batching, long empty) {
    long bytes = empty;
    long mostItems = orElse(batching.maxItems(), Integer.MAX_VALUE);
    long mostBytes = orElse(batching.maxBytes(), payloadBytes);
    for (long at = first; at < run.progress().total() && list.size() < mostItems; at++) {
      JsonNode item = inputs.of(items.get(at));
      bytes += size(item) + (list.isEmpty() ? 0 : 1);
      if (bytes > mostBytes && !list.isEmpty()) {
        return;
      }
      list.add(item);
    }
  }

  private static long orElse(@Nullable Long number, long otherwise) {
    return number == null ? otherwise : number;
  }

  private static int size(JsonNode node) {
    return Json.write(node).getBytes(StandardCharsets.UTF_8).length;
  }
}
