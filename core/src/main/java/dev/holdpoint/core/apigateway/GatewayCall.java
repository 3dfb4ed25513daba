package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Home;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

  /** Who must be asked before, or null. */
  public @Nullable Authorization authorization(Home home, String requestId, Instant now) {
    String id = match.route().request().authorizerId();
    Authorizer authorizer = id == null ? null : api.parts().authorizers().get(id);
    return authorizer == null ? null : new Authorization(context(home, requestId, now), authorizer);
  }

  private EventContext context(Home home, String requestId, Instant now) {
    return new EventContext(api, staged, match, request, home, requestId, now, null);
  }

  /**
   * Begins the way through the integration.
   *
   * @param said what an authorizer said of it, or null
   */
  public Exchange begin(
      Home home,
      String requestId,
      Instant now,
      MappingTemplates templates,
      @Nullable JsonNode said) {
    EventContext plain = context(home, requestId, now);
    EventContext context = said == null ? plain : plain.authorized(said);
    RequestScope scope = RequestScope.of(context);
    GatewayAnswer refusal = RequestCheck.of(scope);
    if (refusal != null) {
      return new RefusedExchange(refusal);
    }
    Integration written = match.route().integration();
    Integration integration =
        written.at(StageVariables.filled(written.uri(), staged.stage().variables()));
    return switch (integration.type()) {
      case AWS_PROXY -> new FunctionExchange(context, function(integration.uri()));
      case HTTP_PROXY -> new AddressExchange(scope, integration);
      case AWS, HTTP, MOCK -> new MappedExchange(scope, integration, templates);
    };
  }

  /** With the headers that browsers look at, where the API has them. */
  public static GatewayAnswer marked(Api api, GatewayRequest request, GatewayAnswer answer) {
    Cors cors = api.parts().cors();
    return cors == null ? answer : cors.marked(request, answer);
  }

  /** The answer to a browser that asks whether it may ask; null where the API has none. */
  public static @Nullable GatewayAnswer preflight(Api api, GatewayRequest request) {
    Cors cors = api.parts().cors();
    return cors == null || !Cors.isPreflight(request) ? null : cors.preflight(request);
  }

  /** What names no function leads to none: the call will tell. */
  private static String function(String uri) {
    String function = FunctionUri.function(uri);
    return function == null ? uri : function;
  }
}
