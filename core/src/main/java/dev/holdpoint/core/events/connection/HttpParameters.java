package dev.holdpoint.core.events.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Headers, query and body members that go with a request. */
public record HttpParameters(List<Pair> headers, List<Pair> query, List<Pair> body) {
  private static final HttpParameters NONE = new HttpParameters(List.of(), List.of(), List.of());

  public HttpParameters {
    headers = List.copyOf(headers);
    query = List.copyOf(query);
    body = List.copyOf(body);
  }

  /** A name and its value, which may be a secret and is in no text of ours. */
  public record Pair(String key, String value) {
    @Override
    public String toString() {
      return key + "=…";
    }
  }

  /** From AWS's {@code ConnectionHttpParameters}; none where there are none. */
  public static HttpParameters of(@Nullable JsonNode json) {
    return json == null
        ? NONE
        : new HttpParameters(
            pairs(json.get("HeaderParameters")),
            pairs(json.get("QueryStringParameters")),
            pairs(json.get("BodyParameters")));
  }

  private static List<Pair> pairs(@Nullable JsonNode list) {
    return list == null
        ? List.of()
        : list.valueStream()
            .map(pair -> new Pair(pair.path("Key").asString(""), pair.path("Value").asString("")))
            .toList();
  }
}
