package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Unmodifiable copies in their order; what an older version did not store is empty. */
final class Copies {
  private Copies() {}

  static <V> Map<String, V> of(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** What is only shown again, by AWS's names. */
  static JsonNode said(@Nullable JsonNode said) {
    return said == null || said.isNull() ? Json.object() : said;
  }

  static <V> List<V> of(@Nullable List<V> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
