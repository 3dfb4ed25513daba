package dev.holdpoint.server.console;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.console.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows a definition: its states as a list, and its text. */
final class DefinitionView {
  private DefinitionView() {}

  /**
   * @param current states that the execution is in
   */
  static Html of(String definition, List<String> current) {
    List<Html> states = new ArrayList<>();
    for (Map.Entry<String, JsonNode> state : Json.parse(definition).path("States").properties()) {
      states.add(state(state.getKey(), state.getValue(), current.contains(state.getKey())));
    }
    return Html.of(
        "section",
        Html.of("h2", "Definition"),
        Html.of("ol", Html.many(states)).css("card states"),
        Html.of("details", Html.of("summary", "Amazon States Language"), Payload.block(definition))
            .css("card payload")
            .with("id", "definition"));
  }

  private static Html state(String name, JsonNode state, boolean current) {
    List<Html> parts = new ArrayList<>();
    parts.add(Html.of("span", name).css("state"));
    parts.add(State.badge(state.path("Type").asString(""), "kind"));
    if (current) {
      parts.add(State.badge("Here", "waiting"));
    }
    Html.Element item = Html.of("li", Html.many(parts));
    return current ? item.with("aria-current", "step") : item;
  }
}
