package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a task's parameters as the SDK of the called service would take them. */
public record Parameters(JsonNode json) {
  /** Refuses members that the action does not have, as the SDK does. */
  public Parameters(JsonNode json, List<String> known) {
    this(json);
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw new CallFailure(
            Failure.RUNTIME, "The field '" + name + "' is not supported by Step Functions");
      }
    }
  }

  /** A text; an object or a list counts as its JSON text, absent and null as null. */
  public @Nullable String text(String name) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isString() ? value.stringValue() : Json.write(value);
  }

  /** As {@link #text}, empty where there is none. */
  public String textOrEmpty(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  public @Nullable Integer integer(String name) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      throw new CallFailure(
          Failure.RUNTIME, "The field '" + name + "' must be an integer, but is " + value);
    }
    return value.intValue();
  }
}
