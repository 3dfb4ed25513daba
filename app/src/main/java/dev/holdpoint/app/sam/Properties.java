package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies properties from a serverless resource or event, and refuses those it cannot honour. */
record Properties(String where, ObjectNode from) {

  static Properties of(String where, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new Properties(where, object);
    }
    throw new TemplateException("Expected " + where + " to be a map.");
  }

  /** Refuses every property not named here. */
  Properties only(Set<String> known) {
    for (String name : from.propertyNames()) {
      if (!known.contains(name)) {
        throw new TemplateException(
            "%s has the property %s, which Holdpoint does not support; remove it, or put it behind"
                    .formatted(where, name)
                + " a condition that does not hold here.");
      }
    }
    return this;
  }

  /** Copies each property that is there, under its new name. */
  Properties copy(Map<String, String> names, ObjectNode to) {
    names.forEach((old, name) -> {
      if (from.has(old)) {
        to.set(name, from.get(old));
      }
    });
    return this;
  }

  boolean has(String name) {
    return from.has(name);
  }

  JsonNode get(String name) {
    return from.path(name);
  }

  JsonNode need(String name) {
    if (!from.has(name)) {
      throw new TemplateException(where + " lacks the property " + name + ".");
    }
    return from.path(name);
  }
}
