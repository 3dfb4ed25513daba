package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKey;
import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.Exchange;
import dev.holdpoint.core.apigateway.GatewayAnswer;
import dev.holdpoint.core.apigateway.GatewayCall;
import dev.holdpoint.core.apigateway.GatewayError;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.MappingTemplates;
import dev.holdpoint.core.apigateway.Outgoing;
import dev.holdpoint.core.apigateway.Principal;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One request to an API, from the door to its answer. Of one thread. */
final class ApiCall {
  /** What all requests are answered with. */
  record Parts(
      Home home,
      GatewayLimits limits,
      InstantSource clock,
      MappingTemplates templates,
      DeadlineCaller backends,
      Doorman doorman,
      KeyGate keyGate) {}

  private static final int OK = 200;
  private static final int FAILED = 502;

  private final Parts parts;
  private final Api api;
  private final GatewayRequest request;
  private final String requestId;
  private final @Nullable WebRequest web;
  private final Instant begun;
  private @Nullable Principal principal;
  private @Nullable ApiKey key;
  private @Nullable GatewayError error;
  private CallReport.@Nullable Asked asked;

  /**
   * @param web the same request for the door; null for one that nobody asks who made it
   */
  ApiCall(
      Parts parts, Api api, GatewayRequest request, String requestId, @Nullable WebRequest web) {
    this.parts = parts;
    this.api = api;
    this.request = request;
    this.requestId = requestId;
    this.web = web;
    this.begun = parts.clock().instant();
  }

  /** Answers, and says what became of it. */
  CallReport answer() {
    GatewayAnswer preflight = GatewayCall.preflight(api, request);
    GatewayAnswer said = preflight == null ? found() : preflight;
    return new CallReport(
        api,
        request,
        requestId,
        begun,
        parts.clock().instant(),
        principal,
        key,
        error,
        asked,
        said);
  }

  private GatewayAnswer found() {
    GatewayAnswer answer =
        switch (GatewayCall.find(api, request, parts.limits())) {
          case GatewayCall.Refused refused -> refused.error().answer(api.kind());
          case GatewayCall.Callable found -> entered(found.call());
        };
    error = answer.error();
    return GatewayCall.marked(api, request, requestId, answer);
  }

  private GatewayAnswer entered(GatewayCall call) {
    if (web == null) {
      return called(call);
    }
    return switch (parts.doorman().look(call, requestId, web)) {
      case Doorman.Out(var answer) -> answer;
      case Doorman.In(var who) -> {
        principal = who;
        yield call.needsKey() ? keyed(call) : called(call);
      }
    };
  }

  private GatewayAnswer keyed(GatewayCall call) {
    return switch (parts.keyGate().look(call)) {
      case KeyGate.Refused(var refusal) -> call.error(refusal);
      case KeyGate.Known(var admitted) -> {
        key = admitted.key();
        yield called(call);
      }
    };
  }

  private GatewayAnswer called(GatewayCall call) {
    Exchange exchange =
        call.begin(
            parts.home(), requestId, parts.clock().instant(), parts.templates(), principal, key);
    return switch (exchange.outgoing()) {
      case Outgoing.Answered(var answer) -> answer;
      case Outgoing outgoing -> exchange.answer(asked(outgoing, call));
    };
  }

  private Incoming asked(Outgoing outgoing, GatewayCall call) {
    Instant before = parts.clock().instant();
    Incoming incoming = parts.backends().call(outgoing, requestId, call.timeout(parts.limits()));
    asked =
        new CallReport.Asked(status(incoming), Duration.between(before, parts.clock().instant()));
    return incoming;
  }

  /** A function that fails has been called well. */
  private static int status(Incoming incoming) {
    return switch (incoming) {
      case Incoming.FromFunction _ -> OK;
      case Incoming.FromHttp http -> http.status();
      case Incoming.Throttled _ -> 429;
      case Incoming.TooLate _ -> 504;
      case Incoming.Broken _ -> FAILED;
    };
  }
}
