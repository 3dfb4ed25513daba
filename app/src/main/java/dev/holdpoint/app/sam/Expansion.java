package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources that the transform makes, and the names under which users refer to them. */
final class Expansion {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+\\.[A-Za-z]+)}");

  private final Map<String, TemplateResource> resources = new LinkedHashMap<>();

  /** What functions are told by buckets. */
  private final BucketEvents buckets = new BucketEvents();

  /** SAM's own references, such as {@code Api.Stage}, and the logical ids that they stand for. */
  private final Map<String, String> aliases = new LinkedHashMap<>();

  void keep(TemplateResource resource) {
    if (resources.put(resource.logicalId(), resource) != null) {
      throw new TemplateException(
          "The template names %s itself, which the serverless transform must make."
              .formatted(resource.logicalId()));
    }
  }

  void add(String logicalId, String type, ObjectNode properties) {
    keep(TemplateResource.added(logicalId, type, properties));
  }

  /** Adds what stands in for a serverless resource: its name, dependencies and retention stay. */
  void replace(TemplateResource original, String type, ObjectNode properties) {
    keep(
        new TemplateResource(
            original.logicalId(),
            type,
            properties,
            original.dependsOn(),
            null,
            original.keeping(),
            original.metadata()));
  }

  /** Where code lies: SAM's object names its parts otherwise than Lambda's own. */
  static JsonNode place(JsonNode uri) {
    if (!uri.has("Bucket") || !uri.has("Key")) {
      return uri;
    }
    ObjectNode place = Json.object();
    place.set("S3Bucket", uri.get("Bucket"));
    place.set("S3Key", uri.get("Key"));
    if (uri.has("Version")) {
      place.set("S3ObjectVersion", uri.get("Version"));
    }
    return place;
  }

  BucketEvents buckets() {
    return buckets;
  }

  void alias(String reference, String logicalId) {
    aliases.put(reference, logicalId);
  }

  /** Every resource, its references pointing at what exists. */
  Map<String, TemplateResource> resolved() {
    Map<String, TemplateResource> resolved = new LinkedHashMap<>();
    buckets.into(resources);
    for (TemplateResource resource : resources.values()) {
      ObjectNode properties = (ObjectNode) resolve(resource.properties());
      resolved.put(resource.logicalId(), resource.withProperties(properties));
    }
    return resolved;
  }

  Map<String, JsonNode> resolved(Map<String, JsonNode> values) {
    Map<String, JsonNode> resolved = new LinkedHashMap<>();
    values.forEach((name, value) -> resolved.put(name, resolve(value)));
    return Collections.unmodifiableMap(resolved);
  }

  private JsonNode resolve(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> {
        ArrayNode list = Json.array();
        array.values().forEach(item -> list.add(resolve(item)));
        yield list;
      }
      default -> node;
    };
  }

  private JsonNode object(ObjectNode object) {
    ObjectNode result = Json.object();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      result.set(entry.getKey(), resolve(entry.getValue()));
    }
    if (object.size() == 1) {
      JsonNode ref = object.path("Ref");
      JsonNode sub = object.path("Fn::Sub");
      if (ref.isString() && aliases.containsKey(ref.stringValue())) {
        return reference(aliases.get(ref.stringValue()));
      }
      if (sub.isString()) {
        result.put("Fn::Sub", substituted(sub.stringValue()));
      }
    }
    return result;
  }

  private String substituted(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          String target = aliases.getOrDefault(match.group(1), match.group(1));
          return Matcher.quoteReplacement("${" + target + "}");
        });
  }

  static ObjectNode reference(String logicalId) {
    return Json.object().put("Ref", logicalId);
  }

  static ObjectNode arn(String logicalId) {
    return Json.object().set("Fn::GetAtt", Json.array().add(logicalId).add("Arn"));
  }
}
