package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function's events of type {@code S3}: notifications of a bucket in the same template.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html">
 *     SAM's S3 event</a>
 */
final class BucketEvents {
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String NOTIFICATIONS = "NotificationConfiguration";
  private static final String FUNCTIONS = "LambdaConfigurations";

  /** By the bucket's logical id. */
  private final Map<String, ArrayNode> told = new LinkedHashMap<>();

  void add(Properties event, JsonNode function) {
    event.only(Set.of("Bucket", "Events", "Filter"));
    String bucket = event.need("Bucket").path("Ref").asString("");
    if (bucket.isEmpty()) {
      throw new TemplateException(
          event.where() + ".Bucket must refer (!Ref) to a bucket of the same template.");
    }
    JsonNode names = event.need("Events");
    List<JsonNode> events = names.isArray() ? List.copyOf(names.values()) : List.of(names);
    for (JsonNode name : events) {
      ObjectNode one = Json.object();
      one.set("Event", name);
      one.set("Function", function);
      event.copy(Map.of("Filter", "Filter"), one);
      told.computeIfAbsent(bucket, _ -> Json.array()).add(one);
    }
  }

  /** The resources, their buckets telling the functions too. */
  void into(Map<String, TemplateResource> resources) {
    told.forEach((id, functions) -> {
      TemplateResource bucket = resources.get(id);
      if (bucket == null || !bucket.type().equals(BUCKET)) {
        throw new TemplateException(
            "A function's event of the type S3 names the bucket %s, which the template lacks."
                .formatted(id));
      }
      resources.put(id, bucket.withProperties(with(bucket.properties(), functions)));
    });
  }

  private static ObjectNode with(ObjectNode properties, ArrayNode functions) {
    ObjectNode changed = properties.deepCopy();
    ObjectNode notifications =
        changed.path(NOTIFICATIONS) instanceof ObjectNode known ? known : Json.object();
    ArrayNode all = Json.array();
    notifications.path(FUNCTIONS).values().forEach(all::add);
    notifications.set(FUNCTIONS, all.addAll(functions));
    return changed.set(NOTIFICATIONS, notifications);
  }
}
