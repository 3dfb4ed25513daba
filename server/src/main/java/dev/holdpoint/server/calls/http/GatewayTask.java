package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.calls.OutsideCall;

/**
 * {@code arn:aws:states:::apigateway:invoke}. An API that lives here is called at our own address;
 * every other one at its own.
 */
public record GatewayTask(ApiReach reach) implements OutsideCall {
  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    try {
      GatewayInvoke invoke = GatewayInvoke.read(call.parameters());
      OutsideRequest request = request(invoke, base(invoke) + invoke.path());
      return outcome(reach.send(invoke.apiId(), request, invoke.signed() ? invoke.region() : null));
    } catch (CallFailure failure) {
      return new Calls.Outcome.Failed(failure.failure());
    }
  }

  private String base(GatewayInvoke invoke) {
    String local = reach.local(invoke.apiId());
    if (local != null) {
      return local;
    }
    boolean plain = invoke.host().matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    return (plain ? "http://" : "https://") + invoke.host();
  }

  private static OutsideRequest request(GatewayInvoke invoke, String url) {
    return new OutsideRequest(
        invoke.method(), RequestBuilding.url(url, invoke.query()), invoke.headers(), invoke.body());
  }

  private static Calls.Outcome outcome(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.isSuccess() ->
          new Calls.Outcome.Answered(ResultShape.of(answer, false));
      case Exchange.Answered answer ->
          failed("ApiGateway." + answer.status(), ResultShape.cause(answer));
      case Exchange.TooLarge() ->
          failed(
              Failure.DATA_LIMIT_EXCEEDED,
              "The response exceeds the maximum of " + HttpCaller.MOST_BYTES + " bytes");
      case Exchange.Broken(String exception, String why) -> failed("ApiGateway." + exception, why);
      case Exchange.Forbidden(String why) -> failed(Failure.RUNTIME, why);
    };
  }

  private static Calls.Outcome failed(String error, String cause) {
    return new Calls.Outcome.Failed(Failure.of(error, cause));
  }
}
