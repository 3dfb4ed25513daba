package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.calls.OutsideCall;
import java.net.URI;
import java.util.function.Supplier;

/**
 * {@code arn:aws:states:::apigateway:invoke}. An API that lives here is called at our own address;
 * every other one at its own.
 */
public final class GatewayTask implements OutsideCall {
  private final Store store;
  private final HttpCaller http;
  private final RequestSigner signer;
  private final Supplier<URI> here;
  private final Apis apis = new Apis();

  /**
   * @param here where we ourselves serve
   */
  public GatewayTask(Store store, HttpCaller http, RequestSigner signer, Supplier<URI> here) {
    this.store = store;
    this.http = http;
    this.signer = signer;
    this.here = here;
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    try {
      GatewayInvoke invoke = GatewayInvoke.read(call.parameters());
      return outcome(livesHere(invoke) ? callHere(invoke) : callOutside(invoke));
    } catch (CallFailure failure) {
      return new Calls.Outcome.Failed(failure.failure());
    }
  }

  private boolean livesHere(GatewayInvoke invoke) {
    String id = invoke.apiId();
    return id != null && store.read(tx -> apis.find(tx, id) != null);
  }

  /** Without a signature: nobody here checks one. */
  private Exchange callHere(GatewayInvoke invoke) {
    String base = here.get().toString().replaceFirst("/$", "");
    return http.sendAnywhere(
        request(invoke, base + "/execute-api/" + invoke.apiId() + invoke.path()));
  }

  private Exchange callOutside(GatewayInvoke invoke) {
    boolean local = invoke.host().matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    String base = (local ? "http://" : "https://") + invoke.host();
    OutsideRequest request = request(invoke, base + invoke.path());
    String region = invoke.region();
    return invoke.signed() && region != null
        ? http.send(signer.sign(request, "execute-api", region))
        : http.send(request);
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
