package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Api;
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
import dev.holdpoint.core.apigateway.UrlError;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests to functions' own addresses. They wait as long as the function may take; an answer comes
 * whole, or as it is made. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">AWS: invoking
 *     function URLs</a>
 */
record UrlCalls(
    Home home,
    GatewayLimits limits,
    InstantSource clock,
    MappingTemplates templates,
    Backends backends,
    Doorman doorman) {

  /** An answer, and what is still to come of it. */
  private record Answer(GatewayAnswer head, StreamResponse.@Nullable Content content) {
    Answer(GatewayAnswer whole) {
      this(whole, null);
    }
  }

  StreamResponse answer(
      FunctionApi function, GatewayRequest request, String requestId, WebRequest web) {
    Api api = function.api();
    GatewayAnswer preflight = GatewayCall.preflight(api, request);
    if (preflight != null) {
      return StreamResponse.whole(response(web, preflight.withStatus(200)));
    }
    Answer answer = found(function, request, requestId, web);
    GatewayAnswer said = UrlError.said(answer.head());
    return new StreamResponse(
        response(web, GatewayCall.marked(api, request, requestId, said)), answer.content());
  }

  private Answer found(
      FunctionApi function, GatewayRequest request, String requestId, WebRequest web) {
    if (request.body().length > limits.urlBytes()) {
      return new Answer(GatewayError.TOO_LARGE.answer(function.api().kind()));
    }
    return switch (GatewayCall.find(function.api(), request, limits)) {
      case GatewayCall.Refused(var error) -> new Answer(error.answer(function.api().kind()));
      case GatewayCall.Callable(var call) ->
          switch (doorman.look(call, requestId, web)) {
            case Doorman.Out(var refusal) -> new Answer(refusal);
            case Doorman.In(var who) -> entered(call, requestId, who, function.streams());
          };
    };
  }

  private Answer entered(
      GatewayCall call, String requestId, @Nullable Principal who, boolean streams) {
    Exchange exchange = call.begin(home, requestId, clock.instant(), templates, who);
    return switch (exchange.outgoing()) {
      case Outgoing.ToFunction function when streams -> live(exchange, function, requestId);
      case Outgoing.ToFunction(var arn, var payload, _) ->
          new Answer(exchange.answer(some(backends.invoke(arn, payload, requestId))));
      case Outgoing other ->
          throw new IllegalStateException(
              "Expected a function's address to call its function, but it does else ("
                  + other
                  + ")");
    };
  }

  private Answer live(Exchange exchange, Outgoing.ToFunction function, String requestId) {
    LiveAnswer live = new LiveAnswer();
    Thread.ofVirtual().name("url-call-" + requestId).start(() -> run(live, function, requestId));
    return switch (live.begun()) {
      case LiveAnswer.Begun.Live(var head) -> new Answer(head, live);
      case LiveAnswer.Begun.Whole(Incoming.FromFunction(var payload, var failed)) when !failed ->
          // A handler that does not stream: what it gave is the body, whatever it says of a status.
          new Answer(json(payload));
      case LiveAnswer.Begun.Whole(var incoming) -> new Answer(exchange.answer(some(incoming)));
    };
  }

  private void run(LiveAnswer live, Outgoing.ToFunction function, String requestId) {
    Incoming incoming = null;
    try {
      incoming = backends.stream(function.functionArn(), function.payload(), requestId, live);
    } finally {
      live.end(incoming);
    }
  }

  private static GatewayAnswer json(byte[] payload) {
    return new GatewayAnswer(200, Map.of("content-type", List.of("application/json")), payload);
  }

  private static Incoming some(@Nullable Incoming incoming) {
    return incoming == null ? new Incoming.Broken() : incoming;
  }

  private static WebResponse response(WebRequest request, GatewayAnswer answer) {
    byte[] body = request.method().equals("HEAD") ? new byte[0] : answer.body();
    return new WebResponse(answer.status(), answer.headers(), body);
  }
}
