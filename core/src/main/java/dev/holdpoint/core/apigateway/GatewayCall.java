package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Home;
import java.time.Duration;
import java.time.Instant;

/** One request that has found its route. */
public final class GatewayCall {
  private final Api api;
  private final StagedPath staged;
  private final RouteMatch match;
  private final GatewayRequest request;

  private GatewayCall(Api api, StagedPath staged, RouteMatch match, GatewayRequest request) {
    this.api = api;
    this.staged = staged;
    this.match = match;
    this.request = request;
  }

  /** What a request comes to: a call, or at once an error. */
  public sealed interface Found {}

  /** There is an integration for it. */
  public record Callable(GatewayCall call) implements Found {}

  /** There is nothing to call. */
  public record Refused(GatewayError error) implements Found {}

  /** Finds stage and route. */
  public static Found find(Api api, GatewayRequest request, GatewayLimits limits) {
    if (request.body().length > limits.payloadBytes()) {
      return new Refused(GatewayError.TOO_LARGE);
    }
    StagedPath staged = StagedPath.of(api, request.path());
    if (staged == null) {
      return new Refused(GatewayError.UNKNOWN_STAGE);
    }
    RouteMatch match = Routing.find(api, request.method(), staged.path());
    return match == null
        ? new Refused(GatewayError.UNKNOWN_ROUTE)
        : new Callable(new GatewayCall(api, staged, match, request));
  }

  /** How long the integration may take. */
  public Duration timeout(GatewayLimits limits) {
    int millis = match.route().integration().timeoutMillis();
    return millis > 0 ? Duration.ofMillis(millis) : limits.timeout(api.kind());
  }

  /** Begins the way through the integration. */
  public Exchange begin(Home home, String requestId, Instant now, MappingTemplates templates) {
    EventContext context = new EventContext(api, staged, match, request, home, requestId, now);
    Integration written = match.route().integration();
    Integration integration =
        written.at(StageVariables.filled(written.uri(), staged.stage().variables()));
    return switch (integration.type()) {
      case AWS_PROXY -> new FunctionExchange(context, function(integration.uri()));
      case HTTP_PROXY -> new AddressExchange(RequestScope.of(context, null), integration);
      case AWS, HTTP, MOCK ->
          new MappedExchange(RequestScope.of(context, null), integration, templates);
    };
  }

  /** What names no function leads to none: the call will tell. */
  private static String function(String uri) {
    String function = FunctionUri.function(uri);
    return function == null ? uri : function;
  }
}
