package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The headers of a function's answer, case-insensitive by name. */
record AnswerHeaders(Map<String, List<String>> values) {
  /** What belongs to the connection or the gateway: AWS hands it on under another name. */
  private static final Set<String> REMAPPED =
      Set.of(
          "connection",
          "content-length",
          "date",
          "host",
          "server",
          "trailer",
          "upgrade",
          "www-authenticate");

  /** Null where a header is none. */
  static @Nullable AnswerHeaders read(JsonNode answer, List<String> contentType) {
    AnswerHeaders headers = new AnswerHeaders(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    boolean fine =
        headers.addAll(answer.path("multiValueHeaders"))
            && headers.addAll(answer.path("headers"))
            && headers.addCookies(answer.path("cookies"));
    headers.values.putIfAbsent("content-type", contentType);
    return fine ? headers : null;
  }

  private boolean addCookies(JsonNode cookies) {
    return cookies.isMissingNode() || cookies.isNull() || add("set-cookie", cookies);
  }

  private boolean addAll(JsonNode headers) {
    if (headers.isMissingNode() || headers.isNull()) {
      return true;
    }
    return headers.isObject()
        && headers.properties().stream().allMatch(h -> add(h.getKey(), h.getValue()));
  }

  private boolean add(String name, JsonNode value) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      return false;
    }
    if (value.isArray()) {
      return value.valueStream().allMatch(one -> !one.isArray() && add(name, one));
    }
    if (value.isObject() || value.asString("").matches("(?s).*[\\r\\n\\x00].*")) {
      return false;
    }
    if (!value.isNull() && !name.equalsIgnoreCase("transfer-encoding")) {
      addOnce(remapped(name), value.asString());
    }
    return true;
  }

  private void addOnce(String name, String value) {
    List<String> all = values.computeIfAbsent(name, n -> new ArrayList<>(1));
    if (!all.contains(value)) {
      all.add(value);
    }
  }

  static String remapped(String name) {
    return REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name;
  }
}
