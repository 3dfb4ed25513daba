package dev.holdpoint.app.stack.custom;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of a custom resource's maker.
 *
 * @param id AWS's {@code RequestId}: a repeat of the same request has the same one
 * @param properties as they are to be
 * @param physicalId of what is there, or null where nothing is
 * @param old the properties that it has, where they are to change
 * @param deadline until when an answer counts
 */
public record CustomRequest(
    String id,
    Type type,
    ObjectNode properties,
    @Nullable String physicalId,
    @Nullable ObjectNode old,
    Instant deadline) {

  static final String TOKEN = "ServiceToken";

  /** AWS's {@code RequestType}. */
  public enum Type {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete");

    private final String text;

    Type(String text) {
      this.text = text;
    }
  }

  /** The ARN of the maker. */
  String token() {
    return properties.path(TOKEN).asString("");
  }

  /**
   * The event, as AWS sends it.
   *
   * @param url where the answer is put
   */
  ObjectNode event(Subject subject, String url) {
    ObjectNode event =
        Json.object()
            .put("RequestType", type.text)
            .put("ServiceToken", token())
            .put("ResponseURL", url)
            .put("StackId", subject.stack())
            .put("RequestId", id)
            .put("LogicalResourceId", subject.logicalId());
    if (physicalId != null) {
      event.put("PhysicalResourceId", physicalId);
    }
    event.put("ResourceType", subject.type()).set("ResourceProperties", properties);
    if (old != null) {
      event.set("OldResourceProperties", old);
    }
    return event;
  }

  /**
   * Whose request it is.
   *
   * @param stack the stack's ARN
   * @param name CloudFormation's own, for what has not told its physical id
   */
  record Subject(String stack, String logicalId, String type, String name) {}

  /** Properties as AWS hands them over: every value a text, what is null left out. */
  static JsonNode texts(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = Json.object();
      for (var entry : value.properties()) {
        if (!entry.getValue().isNull()) {
          object.set(entry.getKey(), texts(entry.getValue()));
        }
      }
      return object;
    }
    if (value.isArray()) {
      var array = Json.array();
      value.values().forEach(item -> array.add(texts(item)));
      return array;
    }
    return Json.text(value.asString());
  }

  /** Names no property: they may be secret. */
  @Override
  public String toString() {
    return "CustomRequest[" + type.text + " " + id + "]";
  }
}
