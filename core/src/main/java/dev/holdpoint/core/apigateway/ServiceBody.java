package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a first-class integration as the action's own request says them. */
record ServiceBody(String type, byte[] bytes) {
  static ServiceBody of(ServiceSubtype subtype, Map<String, String> values) {
    return switch (subtype) {
      case PUT_EVENTS -> json(events(values));
      case START_EXECUTION, START_SYNC_EXECUTION, STOP_EXECUTION -> json(states(values));
      case SEND_MESSAGE, RECEIVE_MESSAGE, DELETE_MESSAGE, PURGE_QUEUE -> form(values);
    };
  }

  private static ServiceBody json(JsonNode request) {
    return new ServiceBody("application/json", Json.writeBytes(request));
  }

  private static ObjectNode states(Map<String, String> values) {
    ObjectNode request = Json.object();
    values.forEach((name, value) ->
        request.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), value));
    return request;
  }

  private static ObjectNode events(Map<String, String> values) {
    ObjectNode entry = Json.object();
    values.forEach((name, value) -> {
      switch (name) {
        case "Time" -> entry.set(name, time(value));
        case "Resources" -> entry.set(name, tree(value));
        default -> entry.put(name, value);
      }
    });
    return Json.object().set("Entries", Json.array().add(entry));
  }

  /** A number of seconds, or a time as text, as AWS's protocol takes it. */
  private static JsonNode time(String value) {
    try {
      return Json.parse(String.valueOf(Instant.parse(value).getEpochSecond()));
    } catch (DateTimeParseException e) {
      return tree(value);
    }
  }

  /** JSON within a text; what is none is the service's to refuse. */
  private static JsonNode tree(String value) {
    try {
      return Json.parse(value);
    } catch (JacksonException e) {
      return Json.text(value);
    }
  }

  private static ServiceBody form(Map<String, String> values) {
    Map<String, String> form = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      switch (name) {
        case "MessageAttributes" -> attributes(form, "MessageAttribute", tree(value));
        case "MessageSystemAttributes" -> attributes(form, "MessageSystemAttribute", tree(value));
        case "MessageAttributeNames" -> list(form, "MessageAttributeName", tree(value));
        case "AttributeName", "AttributeNames" -> list(form, "AttributeName", tree(value));
        default -> form.put(name, value);
      }
    });
    String text =
        form.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return new ServiceBody("application/x-www-form-urlencoded", text.getBytes(UTF_8));
  }

  private static void attributes(Map<String, String> form, String prefix, JsonNode attributes) {
    int number = 0;
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      String name = prefix + "." + ++number;
      form.put(name + ".Name", attribute.getKey());
      attribute
          .getValue()
          .properties()
          .forEach(e -> form.put(name + ".Value." + e.getKey(), e.getValue().asString("")));
    }
  }

  /** One name, or several in a list. */
  private static void list(Map<String, String> form, String prefix, JsonNode names) {
    if (!names.isArray()) {
      form.put(prefix + ".1", names.asString(""));
    }
    int number = 0;
    for (JsonNode name : names.isArray() ? names.values() : Json.array().values()) {
      form.put(prefix + "." + ++number, name.asString(""));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Without payload. */
  @Override
  public String toString() {
    return "ServiceBody[" + type + ", " + bytes.length + " bytes]";
  }
}
