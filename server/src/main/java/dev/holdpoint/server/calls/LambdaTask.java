package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.BadParameters;
import dev.holdpoint.server.wire.SdkOperation;
import dev.holdpoint.server.wire.SdkStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions as Task states call them: by their own ARN, or through {@code lambda:invoke}. */
public final class LambdaTask implements OutsideCall {
  private final FunctionCall functions;
  private final Actions actions;
  private final Turns turns;

  public LambdaTask(FunctionCall functions, Actions actions, Turns turns) {
    this.functions = functions;
    this.actions = actions;
    this.turns = turns;
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    try {
      return switch (call.resource()) {
        case Resource.Function(var arn) -> byArn(arn.value(), call.parameters(), requestId);
        case Resource.Integration _ -> throughInvoke(call.parameters(), requestId);
        case Resource.Activity activity ->
            throw new IllegalStateException(
                "Expected a function, but it is an activity (arn=" + activity.arn() + ")");
      };
    } catch (BadParameters bad) {
      return new Calls.Outcome.Failed(SdkAnswer.unfit(call.parameters(), bad));
    } catch (AwsException refusal) {
      return new Calls.Outcome.Failed(refused(refusal, requestId));
    }
  }

  private Calls.Outcome byArn(String arn, JsonNode input, String requestId) {
    FunctionCall.Result result = functions.invoke(arn, Json.write(input), requestId);
    return result.functionError() == null
        ? new Calls.Outcome.Answered(result.payload())
        : new Calls.Outcome.Failed(failure(result.payload()));
  }

  private Calls.Outcome throughInvoke(JsonNode parameters, String requestId) {
    SdkOperation invoke = actions.operations().get("lambda", "invoke");
    ObjectNode answer = actions.run(invoke, SdkStyle.V1, request(parameters), requestId);
    String payload = answer.path("Payload").asString("");
    if (answer.remove("FunctionError") != null) {
      return new Calls.Outcome.Failed(failure(payload));
    }
    answer.set("Payload", payload.isEmpty() ? Json.object() : Json.parse(payload));
    return new Calls.Outcome.Answered(SdkAnswer.of(answer, "application/json", turns.now()));
  }

  /** Whatever JSON the payload is, the function gets it as JSON: text in quotes. */
  private static JsonNode request(JsonNode parameters) {
    JsonNode payload = parameters.get("Payload");
    return payload != null && parameters instanceof ObjectNode object
        ? object.deepCopy().put("Payload", Json.write(payload))
        : parameters;
  }

  /** A function's error by its type; the cause is Lambda's whole description of it, as text. */
  private static Failure failure(String payload) {
    try {
      JsonNode type = Json.parse(payload).get("errorType");
      if (type != null && type.isString()) {
        return Failure.of(type.stringValue(), payload);
      }
    } catch (JacksonException e) {
      // Not JSON: no type can be known.
    }
    return Failure.of("Lambda.Unknown", payload);
  }

  /** Lambda did not take the invocation, in the words of the SDK's version 2. */
  private static Failure refused(AwsException refusal, String requestId) {
    String code = refusal.code();
    return Failure.of(
        "Lambda." + (code.endsWith("Exception") ? code : code + "Exception"),
        SdkAnswer.cause("Lambda", refusal, requestId));
  }
}
