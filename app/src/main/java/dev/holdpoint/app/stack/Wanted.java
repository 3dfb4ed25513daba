package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as the template wants it, every value computed.
 *
 * @param name its name, given or made up
 * @param sources where files are that it names
 * @param recipe what a SAM template says of how its code is built, maybe nothing; null for others,
 *     whose code is taken as it is
 */
public record Wanted(
    String logicalId,
    String name,
    ObjectNode properties,
    Sources sources,
    @Nullable JsonNode recipe) {

  /** One that nothing has to be built for. */
  public Wanted(String logicalId, String name, ObjectNode properties, Sources sources) {
    this(logicalId, name, properties, sources, null);
  }

  public JsonNode get(String property) {
    return properties.path(property);
  }

  public boolean has(String property) {
    return properties.has(property);
  }

  /** The property as text; it must be there. */
  public String text(String property) {
    JsonNode value = properties.path(property);
    if (!value.isValueNode() || value.isMissingNode() || value.isNull()) {
      throw mistake(property, "it must be there, as a text");
    }
    return value.asString();
  }

  public @Nullable String findText(String property) {
    return has(property) ? text(property) : null;
  }

  public String textOr(String property, String fallback) {
    return has(property) ? text(property) : fallback;
  }

  public int numberOr(String property, int fallback) {
    try {
      return has(property) ? Integer.parseInt(text(property)) : fallback;
    } catch (NumberFormatException e) {
      throw mistake(property, "expected a whole number, but it is " + text(property));
    }
  }

  public boolean flagOr(String property, boolean fallback) {
    return has(property) ? Boolean.parseBoolean(text(property)) : fallback;
  }

  /** Values of a map by their keys, as texts. */
  public Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return texts;
  }

  /** Refuses keys of a nested map that have no meaning here. */
  public void only(String property, JsonNode nested, Set<String> known) {
    for (String key : nested.propertyNames()) {
      if (!known.contains(key)) {
        throw mistake(property + "." + key, "Holdpoint does not support it; remove it");
      }
    }
  }

  /** The same with more properties. */
  Wanted with(Map<String, JsonNode> more) {
    ObjectNode all = properties.deepCopy();
    more.forEach(all::set);
    return new Wanted(logicalId, name, all, sources, recipe);
  }

  /** A mistake in one of its properties. */
  public TemplateException mistake(String property, String why) {
    return new TemplateException(logicalId + "." + property + ": " + why + ".");
  }
}
