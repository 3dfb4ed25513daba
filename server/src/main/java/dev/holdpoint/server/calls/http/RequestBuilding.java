package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.events.connection.HttpParameters;
import dev.holdpoint.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a task says and what its connection adds, as one request; the connection wins. */
final class RequestBuilding {
  private RequestBuilding() {}

  /**
   * @param region as AWS names it in the user agent
   */
  static OutsideRequest of(HttpInvoke invoke, HttpParameters added, String region) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("User-Agent", List.of("Amazon|StepFunctions|HttpInvoke|" + region));
    headers.put("Range", List.of("bytes=0-" + HttpCaller.MOST_BYTES));
    invoke
        .headers()
        .forEach((name, values) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, values);
        });
    added.headers().forEach(header -> HeaderRules.put(headers, header.key(), header.value()));
    byte[] body = body(invoke, added);
    if (body.length > 0 && !HeaderRules.has(headers, "Content-Type")) {
      String type =
          invoke.encoding() == null ? "application/json" : "application/x-www-form-urlencoded";
      headers.put("Content-Type", List.of(type));
    }
    Map<String, List<String>> query = new LinkedHashMap<>(invoke.query());
    added.query().forEach(pair -> query.put(pair.key(), List.of(pair.value())));
    return new OutsideRequest(invoke.method(), url(invoke.endpoint(), query), headers, body);
  }

  private static byte[] body(HttpInvoke invoke, HttpParameters added) {
    JsonNode body = merged(invoke.body(), added.body());
    if (body == null) {
      return new byte[0];
    }
    FormEncoding encoding = invoke.encoding();
    if (encoding != null) {
      if (!body.isObject()) {
        throw HttpInvoke.failure("A request body that is URL encoded must be a JSON object");
      }
      return encoding.encode(body).getBytes(StandardCharsets.UTF_8);
    }
    return body.isString()
        ? body.stringValue().getBytes(StandardCharsets.UTF_8)
        : Json.writeBytes(body);
  }

  private static @Nullable JsonNode merged(
      @Nullable JsonNode body, List<HttpParameters.Pair> added) {
    if (added.isEmpty()) {
      return body;
    }
    if (body != null && !body.isObject()) {
      throw HttpInvoke.failure(
          "The connection's body parameters can only be merged with a request body that is a JSON"
              + " object");
    }
    ObjectNode all = Json.object();
    if (body != null) {
      body.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    }
    added.forEach(pair -> all.put(pair.key(), pair.value()));
    return all;
  }

  /** The address with these parameters behind those that it has. */
  static URI url(String endpoint, Map<String, List<String>> query) {
    List<String> pairs = new ArrayList<>();
    query.forEach((key, values) -> values.forEach(v -> pairs.add(FormEncoding.pair(key, v))));
    try {
      if (pairs.isEmpty()) {
        return URI.create(endpoint);
      }
      String join = endpoint.contains("?") ? "&" : "?";
      return URI.create(endpoint + join + String.join("&", pairs));
    } catch (IllegalArgumentException e) {
      throw HttpInvoke.failure("The field 'ApiEndpoint' is not a valid URL");
    }
  }
}
