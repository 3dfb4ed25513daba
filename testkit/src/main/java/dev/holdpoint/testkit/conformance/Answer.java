package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What came back, as AWS's SDK for Python shows it. */
sealed interface Answer {
  /** The operation was done. */
  record Given(int status, ObjectNode members) implements Answer {
    JsonNode shown() {
      return members.deepCopy().set("ResponseMetadata", metadata(status));
    }
  }

  /**
   * The operation was refused.
   *
   * @param error its code and message
   * @param members what else it says
   */
  record Refused(int status, String operation, ObjectNode error, ObjectNode members)
      implements Answer {
    String code() {
      return error.path("Code").asString("");
    }

    String text() {
      return "An error occurred (%s) when calling the %s operation: %s"
          .formatted(code(), operation, error.path("Message").asString(""));
    }

    /** In the one of three forms in which the other side is written. */
    JsonNode shownAs(JsonNode recorded) {
      if (recorded.isString()) {
        return Json.text(text());
      }
      if (recorded.has("exception_typename")) {
        return Json.object().put("exception_typename", code()).put("exception_value", text());
      }
      return members.deepCopy().set("Error", error).set("ResponseMetadata", metadata(status));
    }
  }

  private static ObjectNode metadata(int status) {
    return Json.object().put("HTTPStatusCode", status).set("HTTPHeaders", Json.object());
  }
}
