package dev.holdpoint.core.events.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A target's {@code HttpParameters}: what takes the places of asterisks in an address, and what
 * goes with the request. A value that is a path is read from the event.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HttpValues(
    @Nullable List<String> path,
    @Nullable Map<String, String> headers,
    @Nullable Map<String, String> query) {

  public HttpValues {
    path = path == null ? List.of() : List.copyOf(path);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    query = query == null ? Map.of() : Map.copyOf(query);
  }

  /** The same with what the event has where a value is a path. */
  public HttpValues in(JsonNode event) {
    return new HttpValues(
        path().stream().map(value -> filled(value, event)).toList(),
        filled(headers(), event),
        filled(query(), event));
  }

  @Override
  public List<String> path() {
    return path == null ? List.of() : path;
  }

  @Override
  public Map<String, String> headers() {
    return headers == null ? Map.of() : headers;
  }

  @Override
  public Map<String, String> query() {
    return query == null ? Map.of() : query;
  }

  private static Map<String, String> filled(Map<String, String> values, JsonNode event) {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, filled(value, event)));
    return all;
  }

  private static String filled(String value, JsonNode event) {
    if (!value.startsWith("$.")) {
      return value;
    }
    try {
      JsonNode found = EventPath.parse(value).find(event);
      return found == null ? "" : found.isValueNode() ? found.asString() : Json.write(found);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
