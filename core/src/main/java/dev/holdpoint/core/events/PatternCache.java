package dev.holdpoint.core.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiled patterns by their text, the least used forgotten first: a changed rule has another text,
 * so nothing here grows stale. Thread-safe.
 */
final class PatternCache {
  private static final int CAPACITY = 1_000;

  private final Map<String, EventPattern> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EventPattern> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized EventPattern get(String text) {
    return compiled.computeIfAbsent(text, EventPattern::compile);
  }
}
