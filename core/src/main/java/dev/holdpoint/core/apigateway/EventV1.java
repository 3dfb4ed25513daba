package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A REST API's event, payload format 1.0: what is not there is null. */
final class EventV1 {
  private static final List<String> UNKNOWN_IDENTITY =
      List.of(
          "cognitoIdentityPoolId",
          "accountId",
          "cognitoIdentityId",
          "caller",
          "accessKey",
          "cognitoAuthenticationType",
          "cognitoAuthenticationProvider",
          "userArn",
          "user");

  private EventV1() {}

  static ObjectNode of(EventContext context) {
    GatewayRequest request = context.request();
    ObjectNode event = Json.object();
    if (context.api().kind() == ApiKind.HTTP) {
      event.put("version", "1.0");
    }
    event.put("resource", context.match().route().path());
    event.put(
        "path",
        context.api().kind() == ApiKind.HTTP ? context.staged().full() : context.staged().path());
    event.put("httpMethod", request.method());
    event.set("headers", last(request.headers(), true));
    event.set("multiValueHeaders", all(request.headers(), true));
    event.set("queryStringParameters", last(request.query(), false));
    event.set("multiValueQueryStringParameters", all(request.query(), false));
    event.set("pathParameters", orNull(context.pathParameters()));
    event.set("stageVariables", orNull(EventContext.texts(context.staged().stage().variables())));
    event.set("requestContext", requestContext(context));
    event.set("body", request.body().length == 0 ? Json.nullNode() : Json.text(context.body()));
    event.put("isBase64Encoded", request.body().length > 0 && context.isBinary());
    return event;
  }

  static ObjectNode requestContext(EventContext context) {
    String path = context.match().route().path();
    ObjectNode node = Json.object();
    String resource = Folders.at(context.api(), path);
    node.put("resourceId", resource == null ? Integer.toHexString(path.hashCode()) : resource);
    node.put("resourcePath", path);
    node.put("httpMethod", context.request().method());
    node.put("extendedRequestId", context.requestId().replace("-", "").substring(0, 15) + "=");
    node.put("requestTime", context.time());
    node.put("path", context.staged().full());
    node.put("accountId", context.home().account());
    node.put("protocol", "HTTP/1.1");
    node.put("stage", context.staged().stage().name());
    node.put("domainPrefix", context.domainPrefix());
    node.put("requestTimeEpoch", context.now().toEpochMilli());
    node.put("requestId", context.requestId());
    node.set("identity", identity(context));
    node.put("domainName", context.request().domainName());
    String deployment = context.staged().stage().deploymentId();
    node.put(
        "deploymentId",
        deployment == null ? Integer.toHexString(context.api().routes().hashCode()) : deployment);
    node.put("apiId", context.api().id());
    ObjectNode authorizer = authorizer(context);
    if (authorizer != null) {
      node.set("authorizer", authorizer);
    }
    return node;
  }

  private static @Nullable ObjectNode authorizer(EventContext context) {
    return switch (context.principal()) {
      case Principal.ByFunction(JsonNode said) when said instanceof ObjectNode object -> object;
      case Principal.ByToken token when context.api().kind() == ApiKind.HTTP -> token.node();
      case Principal.ByToken(JsonNode claims, _) -> Json.object().set("claims", claims);
      case Principal.ByFunction _, Principal.ByKey _ -> null;
      case null -> null;
    };
  }

  private static ObjectNode identity(EventContext context) {
    GatewayRequest request = context.request();
    ObjectNode identity = Json.object();
    UNKNOWN_IDENTITY.forEach(identity::putNull);
    if (context.principal() instanceof Principal.ByKey(var key, var account, var arn)) {
      identity.put("accountId", account).put("caller", key).put("accessKey", key);
      identity.put("userArn", arn).put("user", key);
    }
    ApiKey key = context.key();
    if (key != null) {
      identity.put("apiKey", key.value()).put("apiKeyId", key.id());
    }
    identity.put("sourceIp", request.sourceIp());
    identity.put("userAgent", request.header("user-agent"));
    return identity;
  }

  private static JsonNode last(Map<String, List<String>> values, boolean headers) {
    ObjectNode node = Json.object();
    values.forEach((name, all) -> node.put(headers ? spelled(name) : name, all.getLast()));
    return orNull(node);
  }

  private static JsonNode all(Map<String, List<String>> values, boolean headers) {
    ObjectNode node = Json.object();
    values.forEach((name, all) -> {
      var array = Json.array();
      all.forEach(array::add);
      node.set(headers ? spelled(name) : name, array);
    });
    return orNull(node);
  }

  /**
   * AWS hands headers on as the client wrote them, and nearly all write capitals; how this one did
   * is not known here.
   */
  static String spelled(String name) {
    return Arrays.stream(name.split("-", -1))
        .map(part ->
            part.isEmpty()
                ? part
                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining("-"));
  }

  private static JsonNode orNull(ObjectNode node) {
    return node.isEmpty() ? Json.nullNode() : node;
  }
}
