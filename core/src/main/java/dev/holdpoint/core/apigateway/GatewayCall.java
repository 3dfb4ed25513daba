package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
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

  /** Which function must be asked before, or null. */
  public @Nullable Authorization authorization(Home home, String requestId, Instant now) {
    String id = match.route().request().authorizerId();
    Authorizer authorizer = id == null ? null : api.parts().authorizers().get(id);
    return authorizer == null || authorizer.tokens() != null
        ? null
        : new Authorization(context(home, requestId, now), authorizer);
  }

  /** What its token must be like, or null where none is looked at. */
  public @Nullable TokenCheck tokenCheck(Home home, String requestId, Instant now) {
    String id = match.route().request().authorizerId();
    Authorizer authorizer = id == null ? null : api.parts().authorizers().get(id);
    TokenRules rules = authorizer == null ? null : authorizer.tokens();
    return authorizer == null || rules == null
        ? null
        : new TokenCheck(context(home, requestId, now), authorizer, rules);
  }

  /** What the API's resource policy says of this request; null where it has none. */
  public @Nullable PolicyCheck policyCheck(Home home, String requestId, Instant now) {
    JsonNode policy = api.details().policy();
    return policy == null
        ? null
        : new PolicyCheck(ResourcePolicy.read(policy), context(home, requestId, now));
  }

  /** Whether it must be signed with an access key. */
  public boolean needsSignature() {
    return match.route().request().signed();
  }

  /** Whether it came to a function's own address. */
  public boolean isAtFunction() {
    return match.route().format() == PayloadFormat.URL;
  }

  /** Whether it must bring an API key. */
  public boolean needsKey() {
    return match.route().request().keyed();
  }

  /** The API key that it brings, or the empty text. */
  public String apiKey() {
    return request.header("x-api-key");
  }

  public String apiId() {
    return api.id();
  }

  public String stage() {
    return staged.stage().name();
  }

  /** An error as this API says it. */
  public GatewayAnswer error(GatewayError error) {
    return error.answer(api.kind());
  }

  private EventContext context(Home home, String requestId, Instant now) {
    return new EventContext(api, staged, match, request, home, requestId, now, null, null);
  }

  /** Begins the way through the integration of a method that asks for no API key. */
  public Exchange begin(
      Home home,
      String requestId,
      Instant now,
      MappingTemplates templates,
      @Nullable Principal principal) {
    return begin(home, requestId, now, templates, principal, null);
  }

  /**
   * Begins the way through the integration.
   *
   * @param principal for whom it was let in, or null
   * @param key which API key it brought, where it must bring one
   */
  public Exchange begin(
      Home home,
      String requestId,
      Instant now,
      MappingTemplates templates,
      @Nullable Principal principal,
      @Nullable ApiKey key) {
    EventContext plain = context(home, requestId, now);
    EventContext whose = principal == null ? plain : plain.authorized(principal);
    EventContext context = key == null ? whose : whose.keyed(key);
    RequestScope scope = RequestScope.of(context);
    GatewayAnswer refusal = RequestCheck.of(scope);
    if (refusal != null) {
      return new RefusedExchange(refusal);
    }
    Integration written = match.route().integration();
    Integration integration =
        written.at(StageVariables.filled(written.uri(), staged.stage().variables()));
    return switch (integration.type()) {
      case AWS_PROXY -> proxy(scope, integration);
      case HTTP_PROXY -> new AddressExchange(scope, integration);
      case AWS, HTTP, MOCK -> new MappedExchange(scope, integration, templates);
    };
  }

  private static Exchange proxy(RequestScope scope, Integration integration) {
    ServiceSubtype subtype = ServiceSubtype.at(integration.uri());
    return subtype == null
        ? new FunctionExchange(scope.event(), function(integration.uri()))
        : new ServiceExchange(scope, integration, subtype);
  }

  /**
   * As the API says it: in its own words for errors, and with the headers that browsers look at.
   */
  public static GatewayAnswer marked(
      Api api, GatewayRequest request, String requestId, GatewayAnswer answer) {
    Cors cors = api.parts().cors();
    GatewayAnswer said = GatewayResponse.said(api, request, requestId, answer);
    return cors == null ? said : cors.marked(request, said);
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
