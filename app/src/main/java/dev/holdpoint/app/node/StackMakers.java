package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.custom.Makers;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.FunctionCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makers of custom resources: this installation's functions and topics. */
record StackMakers(Store store, Turns turns, FunctionCall functions, Topics topics)
    implements Makers {
  private static final String SUBJECT = "AWS CloudFormation custom resource request";

  @Override
  public @Nullable String tell(String token, String event, String requestId) {
    return switch (Arn.of(token).service()) {
      case "lambda" -> failure(functions.invoke(token, event, requestId));
      case "sns" -> publish(token, event);
      default ->
          "ServiceToken is %s; a custom resource is made by a function or a topic."
              .formatted(token);
    };
  }

  private @Nullable String publish(String topic, String event) {
    return store.<@Nullable String>write(tx -> {
      PublishRequest request = PublishRequest.of(SUBJECT, event);
      topics.publish(tx, turns.now(), topics.byArn(tx, topic), request);
      return null;
    });
  }

  private static @Nullable String failure(FunctionCall.Result result) {
    return result.functionError() == null
        ? null
        : "The function %s failed before it had answered: %s. Its log says more."
            .formatted(result.arn().name(), error(result.payload()));
  }

  private static String error(String payload) {
    try {
      JsonNode error = Json.parse(payload);
      return "%s (%s)"
          .formatted(
              error.path("errorMessage").asString("no message"),
              error.path("errorType").asString("no type"));
    } catch (JacksonException e) {
      return "no message";
    }
  }
}
