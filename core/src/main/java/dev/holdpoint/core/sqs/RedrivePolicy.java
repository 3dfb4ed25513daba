package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where messages go that nobody manages to delete.
 *
 * @param maxReceiveCount how often a message may be received before it is moved
 */
public record RedrivePolicy(Arn deadLetterTargetArn, int maxReceiveCount) {
  private static final int MOST = 1000;

  /** Reads the attribute's JSON; a count may be a number or text, as on AWS. */
  static RedrivePolicy parse(String text) {
    JsonNode json = object(text);
    JsonNode target = mandatory(json, "deadLetterTargetArn", text);
    JsonNode count = mandatory(json, "maxReceiveCount", text);
    return new RedrivePolicy(Arn.of(target.asString()), count(count, text));
  }

  private static JsonNode object(String text) {
    try {
      JsonNode json = Json.parse(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw invalid(text, "Redrive policy is not a valid JSON map.");
    }
    throw invalid(text, "Redrive policy is not a valid JSON map.");
  }

  private static JsonNode mandatory(JsonNode json, String name, String text) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      throw invalid(text, "Redrive policy does not contain mandatory attribute: " + name + ".");
    }
    return value;
  }

  private static int count(JsonNode value, String text) {
    int count = value.asInt(-1);
    if (count < 1 || count > MOST) {
      throw invalid(
          text,
          "Invalid value for maxReceiveCount: "
              + value.asString("")
              + ", valid values are from 1 to 1000 both inclusive.");
    }
    return count;
  }

  static RuntimeException invalid(String text, String reason) {
    return SqsError.parameter(text, "RedrivePolicy", reason);
  }

  /** The form in which AWS gives it back. */
  String json() {
    return Json.write(
        Json.object()
            .put("deadLetterTargetArn", deadLetterTargetArn.value())
            .put("maxReceiveCount", maxReceiveCount));
  }
}
