package dev.holdpoint.testkit.conformance;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** How an operation and its input become a request, and a response an answer. */
sealed interface Protocol permits AwsJson, AwsQuery {
  /** Adds headers and body. */
  HttpRequest.Builder write(HttpRequest.Builder request, String operation, JsonNode params);

  Answer read(String operation, HttpResponse<String> response);
}
