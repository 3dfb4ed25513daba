package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.BadParameters;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The frame in which AWS hands an optimized integration's answer to the state machine: the SDK's
 * result with the metadata of its HTTP exchange, or the SDK's exception in its old (version 1)
 * form.
 */
final class SdkAnswer {
  private SdkAnswer() {}

  static String of(ObjectNode result, String contentType, Turn turn) {
    String requestId = turn.ids().uuid();
    ObjectNode answer = result.deepCopy();
    int length = Json.write(result).getBytes(StandardCharsets.UTF_8).length;
    ObjectNode http = answer.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode single = http.putObject("HttpHeaders");
    headers(requestId, contentType, length, turn)
        .forEach((name, value) -> {
          all.putArray(name).add(value);
          single.put(name, value);
        });
    http.put("HttpStatusCode", 200);
    answer.putObject("SdkResponseMetadata").put("RequestId", requestId);
    return Json.write(answer);
  }

  private static Map<String, String> headers(
      String requestId, String contentType, int length, Turn turn) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(turn.now().atOffset(ZoneOffset.UTC));
    return Map.of(
        "x-amzn-RequestId", requestId,
        "connection", "keep-alive",
        "Content-Length", Integer.toString(length),
        "Date", date,
        "Content-Type", contentType);
  }

  /** Why the SDK's version 2 says that a service refused. */
  static String cause(String service, AwsException refusal, String requestId) {
    return refusal.getMessage()
        + " (Service: "
        + service
        + ", Status Code: "
        + refusal.status()
        + ", Request ID: "
        + requestId
        + ") (SDK Attempt Count: 1)";
  }

  /** Parameters that do not fit what they are for: nobody was called. */
  static Failure unfit(JsonNode parameters, BadParameters bad) {
    return Failure.of(
        Failure.RUNTIME,
        "The Parameters '"
            + Json.write(parameters)
            + "' could not be used to start the Task: "
            + bad.problems());
  }

  /**
   * @param error the exception's name in the language, such as {@code SQS.AmazonSQSException}
   * @param service the service's name in the SDK's text, such as {@code AmazonSQS}
   */
  static Failure refused(String error, String service, AwsException refusal, Turn turn) {
    String code = refusal.queryCode() == null ? refusal.code() : refusal.queryCode();
    return Failure.of(
        error,
        refusal.getMessage()
            + " (Service: "
            + service
            + "; Status Code: "
            + refusal.status()
            + "; Error Code: "
            + code
            + "; Request ID: "
            + turn.ids().uuid()
            + "; Proxy: null)");
  }
}
