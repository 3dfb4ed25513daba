package dev.holdpoint.app.stack.bucket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What stands in an asset for values that are known only when the stack is made.
 *
 * @param values what takes the place of each marker
 */
record Markers(Map<String, String> values) {
  private static final Pattern PLAIN_YAML = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
  private static final Set<String> YAML_WORDS =
      Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null");

  /**
   * Markers of one source.
   *
   * @param config says how values are written
   */
  static Markers of(JsonNode markers, JsonNode config) {
    boolean escape = config.path("jsonEscape").asString("false").equalsIgnoreCase("true");
    String usual = escape ? "UNQUOTED_JSON_VALUE" : "LITERAL";
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : markers.properties()) {
      String how = config.path("markerEncodings").path(one.getKey()).asString(usual);
      values.put(one.getKey(), written(one.getKey(), one.getValue(), how));
    }
    return new Markers(values);
  }

  private static String written(String marker, JsonNode value, String how) {
    String json = value.toString();
    return switch (how) {
      case "LITERAL" -> text(marker, value, how);
      case "JSON_VALUE" -> json;
      case "UNQUOTED_JSON_VALUE" -> value.isString() ? json.substring(1, json.length() - 1) : json;
      case "YAML_STRING" -> yaml(text(marker, value, how), json);
      default -> throw new TemplateException("Unknown marker encoding: " + how);
    };
  }

  private static String text(String marker, JsonNode value, String how) {
    if (!value.isString()) {
      throw new TemplateException(
          "Expected a string for %s encoding for marker %s".formatted(how, marker));
    }
    return value.stringValue();
  }

  private static String yaml(String text, String json) {
    boolean plain =
        PLAIN_YAML.matcher(text).matches() && !YAML_WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : json;
  }

  /** Puts the values in place, whatever else the file's bytes are. */
  void replace(Path file) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    String content = Files.readString(file, ISO_8859_1);
    String changed = content;
    for (Map.Entry<String, String> one : values.entrySet()) {
      changed = changed.replace(bytes(one.getKey()), bytes(one.getValue()));
    }
    if (!changed.equals(content)) {
      Files.writeString(file, changed, ISO_8859_1);
    }
  }

  /** A character for each byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
