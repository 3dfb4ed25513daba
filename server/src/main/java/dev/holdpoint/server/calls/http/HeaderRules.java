package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.server.calls.CallFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Headers as a task's parameters give them: those that AWS keeps for itself are refused. */
final class HeaderRules {
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "content-md5",
          "expect",
          "host",
          "max-forwards",
          "proxy-authenticate",
          "server",
          "te",
          "transfer-encoding",
          "trailer",
          "upgrade",
          "via",
          "www-authenticate");

  private static final List<String> RESERVED_PREFIXES = List.of("x-forwarded", "x-amz");

  /** A token of HTTP, and what may stand behind it: no line can be begun with either. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\uffff]*");

  private HeaderRules() {}

  /** What is wrong with a header's name or value, or null. Values are not shown. */
  static @Nullable String malformed(Map<String, List<String>> headers) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (!NAME.matcher(header.getKey()).matches()) {
        return "A header has a name that is none";
      }
      if (!header.getValue().stream().allMatch(value -> VALUE.matcher(value).matches())) {
        return "The header '" + header.getKey() + "' has a value with control characters";
      }
    }
    return null;
  }

  /** A text, or a list of texts, by name. */
  static Map<String, List<String>> read(@Nullable JsonNode json, String field) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (json == null || json.isNull()) {
      return values;
    }
    if (!json.isObject()) {
      throw new CallFailure(Failure.RUNTIME, "The field '" + field + "' must be an object");
    }
    for (var member : json.properties()) {
      JsonNode value = member.getValue();
      values.put(
          member.getKey(),
          value.isArray()
              ? value.valueStream().map(FormEncoding::text).toList()
              : List.of(FormEncoding.text(value)));
    }
    return values;
  }

  /** Fails the task where a header is one of those that may not be set. */
  static Map<String, List<String>> checked(Map<String, List<String>> headers) {
    for (String name : headers.keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith)) {
        throw new CallFailure(
            Failure.RUNTIME, "The header '" + name + "' is not supported by Step Functions");
      }
    }
    return headers;
  }

  /** Puts a header in place of one of the same name, whatever its case. */
  static void put(Map<String, List<String>> headers, String name, String value) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, List.of(value));
  }

  static boolean has(Map<String, List<String>> headers, String name) {
    return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }
}
