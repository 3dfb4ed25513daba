package dev.holdpoint.core.events.connection;

import dev.holdpoint.core.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a connection's parameters nobody may see again. */
public final class Secrets {
  private static final Set<String> SECRET = Set.of("Password", "ApiKeyValue", "ClientSecret");

  private Secrets() {}

  /** The parameters without their secrets, as AWS shows them. */
  public static JsonNode hidden(JsonNode parameters) {
    return switch (parameters) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> {
        ArrayNode shown = Json.array();
        array.forEach(item -> shown.add(hidden(item)));
        yield shown;
      }
      default -> parameters;
    };
  }

  private static ObjectNode object(ObjectNode object) {
    boolean secretValue = object.path("IsValueSecret").asBoolean(false);
    ObjectNode shown = Json.object();
    for (var member : object.properties()) {
      String name = member.getKey();
      if (!SECRET.contains(name) && !(secretValue && name.equals("Value"))) {
        shown.set(name, hidden(member.getValue()));
      }
    }
    return shown;
  }
}
