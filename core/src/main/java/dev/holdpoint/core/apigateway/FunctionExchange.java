package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A function that sees the whole request: AWS's Lambda proxy integration. */
record FunctionExchange(EventContext context, String functionArn) implements Exchange {
  @Override
  public Outgoing outgoing() {
    return new Outgoing.ToFunction(functionArn, Json.writeBytes(event()), false);
  }

  ObjectNode event() {
    return switch (format()) {
      case V1 -> EventV1.of(context);
      case V2, URL -> EventV2.of(context);
    };
  }

  @Override
  public GatewayAnswer answer(Incoming incoming) {
    return switch (incoming) {
      case Incoming.FromFunction(var payload, var failed) when !failed -> read(payload);
      case Incoming.TooLate _ -> GatewayError.TIMED_OUT.answer(kind());
      case Incoming.Throttled(var reason) when format() == PayloadFormat.URL ->
          GatewayError.THROTTLED.answer(kind(), reason);
      case Incoming.FromFunction _, Incoming.FromHttp _, Incoming.Broken _, Incoming.Throttled _ ->
          GatewayError.BAD_ANSWER.answer(kind());
    };
  }

  private GatewayAnswer read(byte[] payload) {
    @Nullable GatewayAnswer answer =
        FunctionAnswer.read(context.api(), context.match().route(), context.request(), payload);
    return answer == null ? GatewayError.BAD_ANSWER.answer(kind()) : answer;
  }

  private PayloadFormat format() {
    return context.match().route().format();
  }

  private ApiKind kind() {
    return context.api().kind();
  }
}
