package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.host.InvocationResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An asynchronous invocation and what was done for it.
 *
 * @param tries how often the function ran
 */
record Ended(Function function, InvokeConfig config, OwedInvocation owed, int tries) {
  private static final int OK = 200;

  /** Whether it would be too old at that time. */
  boolean isTooOld(Instant at) {
    Instant accepted = owed.acceptedAt();
    return accepted != null && !at.isBefore(accepted.plusSeconds(config.mostAgeSeconds()));
  }

  /**
   * Whether it ended badly.
   *
   * @param result of the last try, or null where the event became too old
   */
  boolean failed(@Nullable InvocationResult result) {
    return result == null || result.functionError() != null;
  }

  /** The record that AWS sends to a destination. */
  ObjectNode record(Instant now, @Nullable InvocationResult result) {
    ObjectNode record =
        Json.object()
            .put("version", "1.0")
            .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    record
        .putObject("requestContext")
        .put("requestId", owed.requestId())
        .put("functionArn", functionArn())
        .put("condition", condition(result))
        .put("approximateInvokeCount", tries);
    record.set("requestPayload", json(owed.payload()));
    if (result != null) {
      ObjectNode response = record.putObject("responseContext");
      response.put("statusCode", OK).put("executedVersion", function.version());
      if (result.functionError() != null) {
        response.put("functionError", result.functionError());
      }
      record.set("responsePayload", json(new String(result.payload(), UTF_8)));
    }
    return record;
  }

  /** As it was named, and then by {@code $LATEST} where nothing else was. */
  String functionArn() {
    Arn named = config.function();
    return named.equals(function.base()) ? named + ":" + Function.LATEST : named.value();
  }

  private String condition(@Nullable InvocationResult result) {
    if (result == null) {
      return "EventAgeExceeded";
    }
    return failed(result) ? "RetriesExhausted" : "Success";
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      return Json.text(text);
    }
  }
}
