package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.step.ItemSelection;
import dev.holdpoint.core.store.ExecutionRow;
import tools.jackson.databind.JsonNode;

/** What a distributed Map gives its executions, computed item by item. Within one turn. */
public final class MapInputs {
  private final Execution parent;
  private final Position position;
  private final ItemSelection selection;

  private MapInputs(Execution parent, Position position, ItemSelection selection) {
    this.parent = parent;
    this.position = position;
    this.selection = selection;
  }

  static MapInputs of(Execution parent, Definition definition, Turn turn, Branch branch) {
    String name = branch.position().state();
    if (!(definition.state(name) instanceof State.Map map)) {
      throw new IllegalStateException(
          "Expected a Map state, but it is another (state=" + name + ")");
    }
    Draft draft = new Draft(parent, definition, turn);
    return new MapInputs(parent, branch.position(), new ItemSelection(draft, map, branch));
  }

  /** The execution that the Map is in. */
  public ExecutionRow parent() {
    return parent.row();
  }

  public String roleArn() {
    return parent.roleArn();
  }

  /** Where the Map stands. */
  public Position position() {
    return position;
  }

  /**
   * What becomes of this item.
   *
   * @throws dev.holdpoint.core.query.QueryFailure where the ItemSelector has no value for it
   */
  public JsonNode of(MapItem item) {
    return selection.of(item);
  }
}
