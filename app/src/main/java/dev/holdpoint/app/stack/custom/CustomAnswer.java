package dev.holdpoint.app.stack.custom;

import dev.holdpoint.app.stack.custom.CustomRequest.Subject;
import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a maker answered, or what is taken for its answer.
 *
 * @param physicalId null where it told none
 * @param data what {@code Fn::GetAtt} gives
 * @param failure why it failed, or null where it did not
 */
record CustomAnswer(
    @Nullable String physicalId, Map<String, JsonNode> data, @Nullable String failure) {
  /** AWS's own limit. */
  static final int MOST_BYTES = 4096;

  /** Stands for an answer with more; it is none itself. */
  static final String TOO_LONG = "too long";

  static CustomAnswer failed(String why) {
    return new CustomAnswer(null, Map.of(), why);
  }

  /** The answer in this body; one that AWS would not take is a failure that says why. */
  static CustomAnswer of(String body, CustomRequest request, Subject subject) {
    if (body.equals(TOO_LONG)) {
      return failed("Response object is too long.");
    }
    JsonNode root;
    try {
      root = Json.parse(body);
    } catch (JacksonException e) {
      return failed("Invalid response: it is no JSON.");
    }
    String id = root.path("PhysicalResourceId").asString("");
    String physicalId = id.isEmpty() ? null : id;
    String status = root.path("Status").asString("");
    if (status.equals("FAILED")) {
      return new CustomAnswer(physicalId, Map.of(), reason(root, request));
    }
    String wrong = wrong(root, request, subject);
    if (wrong != null) {
      return failed("Invalid response: " + wrong);
    }
    Map<String, JsonNode> data = new LinkedHashMap<>();
    root.path("Data").properties().forEach(one -> data.put(one.getKey(), one.getValue()));
    return new CustomAnswer(physicalId, data, null);
  }

  private static String reason(JsonNode root, CustomRequest request) {
    return "Received response status [FAILED] from custom resource. Message returned: %s (RequestId: %s)"
        .formatted(root.path("Reason").asString("none"), request.id());
  }

  private static @Nullable String wrong(JsonNode root, CustomRequest request, Subject subject) {
    if (!root.path("Status").asString("").equals("SUCCESS")) {
      return "Status must be SUCCESS or FAILED.";
    }
    String copied =
        copied(
            root,
            Map.of(
                "StackId", subject.stack(),
                "RequestId", request.id(),
                "LogicalResourceId", subject.logicalId()));
    if (copied != null) {
      return copied;
    }
    boolean gone = request.type() == CustomRequest.Type.DELETE;
    return !gone && root.path("PhysicalResourceId").asString("").isEmpty()
        ? "PhysicalResourceId must be a text that is not empty."
        : null;
  }

  private static @Nullable String copied(JsonNode root, Map<String, String> all) {
    for (var one : all.entrySet()) {
      if (!root.path(one.getKey()).asString("").equals(one.getValue())) {
        return one.getKey() + " must be the request's.";
      }
    }
    return null;
  }

  /** Names no value: they may be secret. */
  @Override
  public String toString() {
    return "CustomAnswer[" + (failure == null ? "SUCCESS" : "FAILED") + "]";
  }
}
