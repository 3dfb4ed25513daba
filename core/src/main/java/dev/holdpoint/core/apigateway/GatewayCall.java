package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Home;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request on its way to its function: what to call with what, and what its answer means. */
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

  /** A function is to be called. */
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

  public String functionArn() {
    return match.route().functionArn();
  }

  /** The function's payload. */
  public JsonNode event(Home home, String requestId, Instant now) {
    EventContext context = new EventContext(api, staged, match, request, home, requestId, now);
    return switch (match.route().format()) {
      case V1 -> EventV1.of(context);
      case V2 -> EventV2.of(context);
    };
  }

  /**
   * What the function's answer means.
   *
   * @param payload what the function gave back, or null where it failed
   */
  public GatewayAnswer answer(byte @Nullable [] payload) {
    GatewayAnswer answer =
        payload == null ? null : FunctionAnswer.read(api, match.route(), request, payload);
    return answer == null ? GatewayError.BAD_ANSWER.answer(api.kind()) : answer;
  }
}
