package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions as Task states call them: by their own ARN, or through {@code lambda:invoke}. */
public final class LambdaTask {
  private static final List<String> MEMBERS =
      List.of("FunctionName", "Payload", "InvocationType", "ClientContext", "LogType", "Qualifier");

  private final FunctionCall functions;

  public LambdaTask(FunctionCall functions) {
    this.functions = functions;
  }

  Calls.Outcome invoke(Effect.CallTask call, String requestId, Turns turns) {
    return switch (call.resource()) {
      case Resource.Function(var arn) -> byArn(arn.value(), call.parameters(), requestId);
      case Resource.Integration _ -> throughInvoke(call.parameters(), requestId, turns);
      case Resource.Activity activity ->
          throw new IllegalStateException(
              "Expected a function, but it is an activity (arn=" + activity.arn() + ")");
    };
  }

  private Calls.Outcome byArn(String arn, JsonNode input, String requestId) {
    FunctionCall.Result result = functions.invoke(arn, Json.write(input), requestId);
    return result.functionError() == null
        ? new Calls.Outcome.Answered(result.payload())
        : new Calls.Outcome.Failed(failure(result.payload()));
  }

  private Calls.Outcome throughInvoke(JsonNode json, String requestId, Turns turns) {
    Parameters parameters;
    try {
      parameters = new Parameters(json, MEMBERS);
    } catch (CallFailure unknown) {
      return new Calls.Outcome.Failed(unknown.failure());
    }
    String name = parameters.textOrEmpty("FunctionName");
    String qualifier = parameters.text("Qualifier");
    JsonNode payload = json.get("Payload");
    FunctionCall.Result result =
        functions.invoke(
            qualifier == null ? name : name + ":" + qualifier,
            payload == null ? "{}" : Json.write(payload),
            requestId);
    if (result.functionError() != null) {
      return new Calls.Outcome.Failed(failure(result.payload()));
    }
    ObjectNode answer = Json.object().put("ExecutedVersion", "$LATEST");
    answer.set("Payload", Json.parse(result.payload()));
    answer.put("StatusCode", 200);
    return new Calls.Outcome.Answered(SdkAnswer.of(answer, "application/json", turns.now()));
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
  static Failure refused(AwsException refusal, String requestId) {
    String code = refusal.code();
    return Failure.of(
        "Lambda." + (code.endsWith("Exception") ? code : code + "Exception"),
        refusal.getMessage()
            + " (Service: Lambda, Status Code: "
            + refusal.status()
            + ", Request ID: "
            + requestId
            + ") (SDK Attempt Count: 1)");
  }
}
