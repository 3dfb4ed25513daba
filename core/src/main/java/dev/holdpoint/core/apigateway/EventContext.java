package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Everything an event is made from. */
record EventContext(
    Api api,
    StagedPath staged,
    RouteMatch match,
    GatewayRequest request,
    Home home,
    String requestId,
    Instant now,
    @Nullable Principal principal,
    @Nullable ApiKey key) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The same, let in for this one. */
  EventContext authorized(Principal whom) {
    return new EventContext(api, staged, match, request, home, requestId, now, whom, key);
  }

  /** The same, which brought this key. */
  EventContext keyed(ApiKey brought) {
    return new EventContext(api, staged, match, request, home, requestId, now, principal, brought);
  }

  /** {@code arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}. */
  String methodArn() {
    String what =
        "%s/%s/%s%s".formatted(api.id(), staged.stage().name(), request.method(), staged.path());
    return home.arn("execute-api", what).value();
  }

  String time() {
    return TIME.format(now);
  }

  String domainPrefix() {
    return request.domainName().split("\\.", 2)[0];
  }

  /** Whether the request's body goes to the function as base64. */
  boolean isBinary() {
    return switch (api.kind()) {
      case REST -> MediaTypes.matches(api.binaryMediaTypes(), request.mediaType());
      case HTTP -> request.body().length > 0 && !MediaTypes.isText(request.mediaType());
    };
  }

  String body() {
    return isBinary()
        ? Base64.getEncoder().encodeToString(request.body())
        : new String(request.body(), UTF_8);
  }

  /** A REST API hands path parameters on as they came, an HTTP API decoded. */
  ObjectNode pathParameters() {
    ObjectNode parameters = Json.object();
    match
        .pathParameters()
        .forEach((name, value) ->
            parameters.put(name, api.kind() == ApiKind.REST ? value : decode(value)));
    return parameters;
  }

  static String decode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  static ObjectNode texts(Map<String, String> map) {
    ObjectNode node = Json.object();
    map.forEach(node::put);
    return node;
  }
}
