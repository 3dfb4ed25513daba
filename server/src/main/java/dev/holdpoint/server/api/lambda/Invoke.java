package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import tools.jackson.core.JacksonException;

/** {@code Invoke}: waits for the answer, or accepts an event durably, or only looks. */
final class Invoke implements Action<InvokeRequest, InvokeResponse> {
  private static final Set<String> SERVED =
      Set.of("FunctionName", "InvocationType", "LogType", "ClientContext", "Payload", "Qualifier");
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  private final LambdaParts parts;

  Invoke(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public InvokeResponse handle(InvokeRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    String name = LambdaParts.qualified(request.functionName(), request.qualifier());
    Function function = parts.caller().find(name);
    Arn named = parts.caller().named(name);
    InvocationType type =
        request.invocationType() == null
            ? InvocationType.REQUEST_RESPONSE
            : request.invocationType();
    Invocation invocation =
        new Invocation(call.requestId(), payload(request, type), context(request), named.value());
    return switch (type) {
      case REQUEST_RESPONSE -> answer(function, invocation, request.logType() == LogType.TAIL);
      case EVENT -> accept(named, invocation);
      case DRY_RUN -> InvokeResponse.builder().statusCode(NO_CONTENT).build();
      default ->
          throw LambdaError.unsupported("the invocation type " + request.invocationTypeAsString());
    };
  }

  private byte[] payload(InvokeRequest request, InvocationType type) {
    if (request.payload() == null || request.payload().asByteArrayUnsafe().length == 0) {
      return "{}".getBytes(UTF_8);
    }
    byte[] payload = request.payload().asByteArray();
    var limits = parts.functions().limits();
    int limit = type == InvocationType.EVENT ? limits.eventPayloadBytes() : limits.payloadBytes();
    if (payload.length > limit) {
      throw LambdaError.payloadTooLarge(limit);
    }
    try {
      Json.parse(payload);
    } catch (JacksonException e) {
      throw LambdaError.notJson(e.getOriginalMessage());
    }
    return payload;
  }

  private static @Nullable String context(InvokeRequest request) {
    if (request.clientContext() == null) {
      return null;
    }
    try {
      return new String(Base64.getDecoder().decode(request.clientContext()), UTF_8);
    } catch (IllegalArgumentException e) {
      throw LambdaError.notJson("Client context must be a valid Base64-encoded JSON object.");
    }
  }

  private InvokeResponse answer(Function function, Invocation invocation, boolean tail) {
    InvocationResult result = parts.caller().call(function, invocation);
    InvokeResponse.Builder response =
        InvokeResponse.builder()
            .statusCode(OK)
            .executedVersion(function.version())
            .functionError(result.functionError())
            .payload(SdkBytes.fromByteArray(result.payload()));
    if (tail) {
      response.logResult(Base64.getEncoder().encodeToString(result.logTail()));
    }
    return response.build();
  }

  private InvokeResponse accept(Arn function, Invocation invocation) {
    parts
        .store()
        .write(tx -> {
          EventInvocations.add(tx, parts.turns().now(), function, invocation);
          return true;
        });
    return InvokeResponse.builder().statusCode(ACCEPTED).build();
  }
}
