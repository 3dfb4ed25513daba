package dev.holdpoint.server.wire;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters with dots in their names, as the tree that they mean: {@code Tag.1.Key=a}. */
final class Parameters {
  private final Map<String, Parameters> children = new LinkedHashMap<>();
  private @Nullable String value;

  static Parameters of(Map<String, List<String>> flat) {
    Parameters root = new Parameters();
    flat.forEach((name, values) -> root.put(name, values.getFirst()));
    return root;
  }

  private void put(String name, String text) {
    Parameters node = this;
    for (String part : name.split("\\.")) {
      node = node.children.computeIfAbsent(part, p -> new Parameters());
    }
    node.value = text;
  }

  @Nullable Parameters child(String name) {
    return children.get(name);
  }

  /** The text; empty where there are only parameters below. */
  String text() {
    String text = value;
    return text == null ? "" : text;
  }

  /** What is numbered below, by number; one name in between, such as {@code member}, is allowed. */
  Collection<Parameters> items() {
    Map<Integer, Parameters> numbered = new TreeMap<>();
    children.forEach((name, child) -> {
      if (name.matches("\\d{1,9}")) {
        numbered.put(Integer.valueOf(name), child);
      }
    });
    return numbered.isEmpty() && children.size() == 1
        ? children.values().iterator().next().items()
        : numbered.values();
  }
}
