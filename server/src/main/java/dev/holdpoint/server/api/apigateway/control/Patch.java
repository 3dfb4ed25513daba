package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS's patches of a resource.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">AWS: patch
 *     operations</a>
 */
record Patch(List<PatchRule> rules) {
  Patch {
    rules = List.copyOf(rules);
  }

  static Patch of(PatchRule... rules) {
    return new Patch(List.of(rules));
  }

  /** The resource with the request's operations done, in their order. */
  ObjectNode apply(ObjectNode resource, ObjectNode request) {
    ObjectNode changed = resource.deepCopy();
    request.path("patchOperations").forEach(one -> apply(changed, one));
    return changed;
  }

  private void apply(ObjectNode resource, JsonNode one) {
    String operation = one.path("op").asString("").toLowerCase(Locale.ROOT);
    String path = one.path("path").asString("");
    PatchRule rule =
        rules.stream()
            .filter(r -> r.covers(path) && r.operations().contains(operation))
            .findFirst()
            .orElseThrow(() -> unknown(operation, path));
    String text = one.path("value").asString("");
    List<String> parts = parts(path);
    boolean inside =
        rule.shape() == PatchRule.Shape.ENTRIES || rule.shape() == PatchRule.Shape.ITEMS;
    String last = parts.getLast();
    ObjectNode parent = parent(resource, inside ? parts.subList(0, parts.size() - 1) : parts);
    String member = inside ? parts.get(parts.size() - 2) : last;
    switch (rule.shape()) {
      case WHOLE, OPTIONAL -> set(parent, last, operation, value(rule, text));
      case ENTRIES -> set(map(parent, member), last, operation, value(rule, text));
      case ITEMS -> item(list(parent, member), last, operation, text);
      case VALUES -> item(list(parent, member), text, operation, text);
    }
  }

  private static void set(ObjectNode in, String name, String operation, JsonNode value) {
    if (!operation.equals("remove")) {
      in.set(name, value);
    } else if (in.remove(name) == null) {
      throw GatewayDesk.notFound("Invalid parameter name specified");
    }
  }

  private static void item(ArrayNode list, String item, String operation, String value) {
    List<String> all = new ArrayList<>(list.valueStream().map(JsonNode::asString).toList());
    boolean there = all.remove(item);
    switch (operation) {
      case "remove" -> {
        if (!there) {
          throw GatewayDesk.notFound("Invalid parameter name specified");
        }
      }
      case "replace" -> all.add(value);
      default -> all.add(item);
    }
    list.removeAll();
    all.forEach(list::add);
  }

  private static ObjectNode parent(ObjectNode resource, List<String> parts) {
    ObjectNode at = resource;
    for (String part : parts.subList(0, parts.size() - 1)) {
      at = map(at, part);
    }
    return at;
  }

  private static ObjectNode map(ObjectNode in, String name) {
    return in.path(name) instanceof ObjectNode there ? there : in.putObject(name);
  }

  private static ArrayNode list(ObjectNode in, String name) {
    return in.path(name) instanceof ArrayNode there ? there : in.putArray(name);
  }

  private static JsonNode value(PatchRule rule, String text) {
    return switch (rule.type()) {
      case TEXT -> Json.text(text);
      case FLAG -> JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true"));
      case NUMBER -> number(text);
    };
  }

  private static JsonNode number(String text) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw GatewayDesk.bad("Invalid patch value specified: " + text + ". Must be a number.");
    }
  }

  /** The parts of a path, in which {@code ~1} stands for a slash. */
  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.substring(1).split("/", -1)) {
      parts.add(part.replace("~1", "/").replace("~0", "~"));
    }
    return parts;
  }

  private AwsException unknown(String operation, String path) {
    List<String> allowed =
        rules.stream()
            .filter(rule -> rule.operations().contains(operation))
            .map(PatchRule::shown)
            .toList();
    return GatewayDesk.bad(
        "Invalid patch path  '%s' specified for op '%s'. Must be one of: %s"
            .formatted(path, operation, allowed));
  }
}
