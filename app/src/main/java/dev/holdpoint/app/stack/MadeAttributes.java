package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a run has made so far, and what other stacks export. */
final class MadeAttributes implements Attributes {
  private final Map<String, Made> made = new HashMap<>();
  private final Set<String> imports = new TreeSet<>();
  private final Map<String, String> exports;

  MadeAttributes(Map<String, String> exports) {
    this.exports = exports;
  }

  /** The same, to go on with. */
  MadeAttributes copy() {
    return copy(exports);
  }

  /** The same where other stacks export these by now. */
  MadeAttributes copy(Map<String, String> exported) {
    MadeAttributes copy = new MadeAttributes(exported);
    copy.made.putAll(made);
    copy.imports.addAll(imports);
    return copy;
  }

  void add(String logicalId, Made resource) {
    made.put(logicalId, resource);
  }

  /** Names of values that were taken from other stacks. */
  Set<String> imports() {
    return imports;
  }

  /** Whether an API of this stack has the id. */
  boolean isApi(String id) {
    return made.values().stream()
        .anyMatch(one -> one.physicalId().equals(id) && one.attributes().containsKey("ApiId"));
  }

  @Override
  public @Nullable JsonNode ref(String logicalId) {
    Made resource = made.get(logicalId);
    return resource == null ? null : Json.text(resource.physicalId());
  }

  @Override
  public @Nullable JsonNode attribute(String logicalId, String name) {
    Made resource = made.get(logicalId);
    return resource == null ? null : resource.attributes().get(name);
  }

  @Override
  public @Nullable JsonNode imported(String export) {
    String value = exports.get(export);
    if (value == null) {
      return null;
    }
    imports.add(export);
    return Json.text(value);
  }
}
