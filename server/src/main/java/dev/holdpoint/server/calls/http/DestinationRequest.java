package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.HttpParameters;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiMethod;
import dev.holdpoint.core.events.destination.OwedRequest;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The request that an API destination, or a REST API, is owed. */
final class DestinationRequest {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
  private static final HttpValues NONE = new HttpValues(null, null, null);

  private DestinationRequest() {}

  static OutsideRequest of(ApiDestination destination, Connection connection, OwedRequest owed) {
    return RequestBuilding.of(
        invoke(
            destination.endpoint(),
            destination.method(),
            owed,
            "Amazon/EventBridge/ApiDestinations"),
        connection.invocation(),
        "");
  }

  /**
   * The same for a REST API.
   *
   * @param base where it is, without its stage
   */
  static OutsideRequest of(String base, ApiMethod method, OwedRequest owed) {
    HttpInvoke invoke =
        invoke(
            base + "/" + method.stage() + method.path(),
            method.method(),
            owed,
            "AmazonEventBridge");
    return RequestBuilding.of(invoke, HttpParameters.of(null), "");
  }

  private static HttpInvoke invoke(
      String endpoint, String method, OwedRequest owed, String userAgent) {
    HttpValues given = owed.target().http() == null ? NONE : owed.target().http();
    HttpValues values = given.in(Json.parse(owed.event()));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("User-Agent", List.of(userAgent));
    headers.put("Range", List.of("bytes=0-1048575"));
    headers.put("Content-Type", List.of("application/json; charset=utf-8"));
    values.headers().forEach((name, value) -> HeaderRules.put(headers, name, value));
    Map<String, List<String>> query = new LinkedHashMap<>();
    values.query().forEach((name, value) -> query.put(name, List.of(value)));
    return new HttpInvoke(
        address(endpoint, values.path()),
        method,
        owed.target().arn(),
        headers,
        query,
        body(method, owed.input()),
        null);
  }

  /** Each asterisk stands for the next value; without one it stays. */
  private static String address(String endpoint, List<String> values) {
    StringBuilder address = new StringBuilder();
    Iterator<String> next = values.iterator();
    for (int i = 0; i < endpoint.length(); i++) {
      char sign = endpoint.charAt(i);
      if (sign == '*' && next.hasNext()) {
        String value = URLEncoder.encode(next.next(), StandardCharsets.UTF_8);
        address.append(value.replace("+", "%20"));
      } else {
        address.append(sign);
      }
    }
    return address.toString();
  }

  /** An object, with which a connection's own members can be merged, or the text as it is. */
  private static @Nullable JsonNode body(String method, String input) {
    if (WITHOUT_BODY.contains(method)) {
      return null;
    }
    try {
      JsonNode json = Json.parse(input);
      return json.isObject() ? json : Json.text(input);
    } catch (JacksonException e) {
      return Json.text(input);
    }
  }
}
