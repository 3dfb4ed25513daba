package dev.holdpoint.app.run;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A file of names and values, YAML or JSON. */
final class ValueFile {
  private ValueFile() {}

  /** What it holds, by name; nothing where there is no file. */
  static Map<String, JsonNode> read(@Nullable Path file) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (file != null) {
      tree(file).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    }
    return values;
  }

  /**
   * Values of a template's parameters, in any form that AWS's tools take: a map, a map below {@code
   * Parameters}, or a list of {@code ParameterKey} and {@code ParameterValue}.
   */
  static Map<String, String> parameters(@Nullable Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    if (file == null) {
      return values;
    }
    JsonNode root = tree(file);
    if (root.isArray()) {
      for (JsonNode one : root.values()) {
        values.put(one.path("ParameterKey").asString(""), one.path("ParameterValue").asString(""));
      }
    } else {
      JsonNode map = root.path("Parameters").isObject() ? root.path("Parameters") : root;
      map.properties().forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
    }
    return values;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join(",", value.valueStream().map(JsonNode::asString).toList())
        : value.asString("");
  }

  private static JsonNode tree(Path file) {
    try {
      return TemplateReader.tree(Files.readString(file));
    } catch (IOException e) {
      throw new TemplateException("The file " + file + " cannot be read: " + e);
    }
  }
}
