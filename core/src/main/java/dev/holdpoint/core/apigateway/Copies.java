package dev.holdpoint.core.apigateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies in their order; what an older version did not store is empty. */
final class Copies {
  private Copies() {}

  static <V> Map<String, V> of(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <V> List<V> of(@Nullable List<V> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
