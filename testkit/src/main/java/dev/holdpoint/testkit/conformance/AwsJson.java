package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The protocols awsJson1_0 and awsJson1_1. */
record AwsJson(String targetPrefix, String version) implements Protocol {
  @Override
  public HttpRequest.Builder write(HttpRequest.Builder request, String operation, JsonNode params) {
    return request
        .header("Content-Type", "application/x-amz-json-" + version)
        .header("X-Amz-Target", targetPrefix + "." + operation)
        .POST(HttpRequest.BodyPublishers.ofString(params.toString()));
  }

  @Override
  public Answer read(String operation, HttpResponse<String> response) {
    String text = response.body();
    ObjectNode body = text.isBlank() ? Json.object() : (ObjectNode) Json.parse(text);
    if (response.statusCode() < 300) {
      return new Answer.Given(response.statusCode(), withoutNulls(body));
    }
    String type = body.path("__type").asString("");
    body.remove("__type");
    ObjectNode error = Json.object();
    error.put("Code", type.substring(type.lastIndexOf('#') + 1));
    error.put("Message", body.path("message").asString(body.path("Message").asString("")));
    queryError(response).ifPresent(old -> describe(error, old));
    return new Answer.Refused(response.statusCode(), operation, error, body);
  }

  /** What a service that once spoke Query adds for old clients, which read that first. */
  private static Optional<String> queryError(HttpResponse<String> response) {
    return response.headers().firstValue("x-amzn-query-error");
  }

  private static void describe(ObjectNode error, String old) {
    int middle = old.indexOf(';');
    error.set("QueryErrorCode", error.get("Code"));
    error.put("Code", old.substring(0, middle));
    error.put("Type", old.substring(middle + 1));
  }

  private static ObjectNode withoutNulls(ObjectNode body) {
    Step.byName(body)
        .forEach((name, value) -> {
          if (value.isNull()) {
            body.remove(name);
          }
        });
    return body;
  }
}
