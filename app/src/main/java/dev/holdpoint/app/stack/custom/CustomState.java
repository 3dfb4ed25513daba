package dev.holdpoint.app.stack.custom;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stack remembers of a custom resource.
 *
 * @param stack the stack's ARN
 * @param properties those that it was made with, or null where it is not made
 * @param pending a request whose answer has not been taken
 * @param former what it was before, and is still to be deleted
 */
record CustomState(
    String stack,
    @Nullable ObjectNode properties,
    @Nullable CustomRequest pending,
    List<Former> former) {
  CustomState {
    former = List.copyOf(former);
  }

  /** Something that its maker has made, and that is to go. */
  record Former(String physicalId, ObjectNode properties) {
    /** Names no property: they may be secret. */
    @Override
    public String toString() {
      return "Former[" + physicalId + "]";
    }
  }

  /** Of one that is not there yet. */
  static CustomState none(String stack) {
    return new CustomState(stack, null, null, List.of());
  }

  /** What is remembered, or null where nothing is. */
  static @Nullable CustomState of(@Nullable Made made) {
    JsonNode memory = made == null ? null : made.memory();
    return memory == null ? null : Json.read(memory, CustomState.class);
  }

  Made on(Made made) {
    return made.remembering(Json.tree(this));
  }

  CustomState asking(@Nullable CustomRequest request) {
    return new CustomState(stack, properties, request, former);
  }

  /** With these properties; the request that brought them is answered. */
  CustomState having(@Nullable ObjectNode applied) {
    return new CustomState(stack, applied, null, former);
  }

  CustomState leaving(Former gone) {
    List<Former> all = new ArrayList<>(former);
    all.add(gone);
    return new CustomState(stack, properties, pending, all);
  }

  /** With nothing that is to go. */
  CustomState alone() {
    return new CustomState(stack, properties, pending, List.of());
  }

  CustomState rid(Former gone) {
    List<Former> all = new ArrayList<>(former);
    all.remove(gone);
    return new CustomState(stack, properties, pending, all);
  }

  /** Names no property: they may be secret. */
  @Override
  public String toString() {
    return "CustomState[" + stack + "]";
  }
}
