package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.MapItem;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a distributed Map's ItemSelector makes of each item. */
public final class ItemSelection {
  private final State.Map map;
  private final Scope scope;

  public ItemSelection(Draft draft, State.Map map, Branch branch) {
    Scope outer = Flow.scope(draft, branch);
    this.map = map;
    this.scope = outer.withData(Flow.effective(draft, map.data(), outer));
  }

  /**
   * The item's input.
   *
   * @throws dev.holdpoint.core.query.QueryFailure where it has none
   */
  public JsonNode of(MapItem item) {
    if (map.itemSelector() == null) {
      return item.value();
    }
    ObjectNode context = Json.object().setAll((ObjectNode) scope.context());
    ObjectNode shown = context.putObject("Map").putObject("Item");
    shown.put("Index", item.index());
    if (item.key() != null) {
      shown.put("Key", item.key());
    }
    shown.set("Value", item.value());
    shown.put("Source", item.source());
    return map.itemSelector().evaluate(scope.withContext(context));
  }
}
