package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP API's event, payload format 2.0: what is not there is absent. */
final class EventV2 {
  private EventV2() {}

  static ObjectNode of(EventContext context) {
    GatewayRequest request = context.request();
    ObjectNode event = Json.object();
    event.put("version", "2.0");
    event.put("routeKey", context.match().route().key());
    event.put("rawPath", EventContext.decode(context.staged().full()));
    event.put("rawQueryString", request.rawQuery());
    putUnlessEmpty(event, "cookies", cookies(request));
    event.set("headers", joined(request.headers(), "cookie"));
    putUnlessEmpty(event, "queryStringParameters", joined(request.query(), ""));
    event.set("requestContext", requestContext(context));
    putUnlessEmpty(event, "pathParameters", context.pathParameters());
    putUnlessEmpty(
        event, "stageVariables", EventContext.texts(context.staged().stage().variables()));
    if (request.body().length > 0) {
      event.put("body", context.body());
    }
    event.put("isBase64Encoded", context.isBinary());
    return event;
  }

  private static ObjectNode requestContext(EventContext context) {
    ObjectNode node = Json.object();
    node.put("accountId", account(context));
    node.put("apiId", context.api().id());
    Principal principal = context.principal();
    if (principal != null) {
      node.set("authorizer", authorizer(principal));
    }
    node.put("domainName", context.request().domainName());
    node.put("domainPrefix", context.domainPrefix());
    node.set("http", http(context));
    node.put("requestId", context.requestId());
    node.put("routeKey", context.match().route().key());
    node.put("stage", context.staged().stage().name());
    node.put("time", context.time());
    node.put("timeEpoch", context.now().toEpochMilli());
    return node;
  }

  /** At a function's own address it is the caller's. */
  private static String account(EventContext context) {
    if (context.match().route().format() != PayloadFormat.URL) {
      return context.home().account();
    }
    return context.principal() instanceof Principal.ByKey key ? key.account() : "anonymous";
  }

  private static ObjectNode authorizer(Principal principal) {
    return switch (principal) {
      case Principal.ByFunction(JsonNode said) -> Json.object().set("lambda", said);
      case Principal.ByToken token -> Json.object().set("jwt", token.node());
      case Principal.ByKey key -> Json.object().set("iam", key.node());
    };
  }

  private static ObjectNode http(EventContext context) {
    GatewayRequest request = context.request();
    return Json.object()
        .put("method", request.method())
        .put("path", EventContext.decode(context.staged().full()))
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent"));
  }

  private static ArrayNode cookies(GatewayRequest request) {
    ArrayNode cookies = Json.array();
    for (String header : request.headers().getOrDefault("cookie", List.of())) {
      for (String cookie : header.split(";")) {
        if (!cookie.isBlank()) {
          cookies.add(cookie.strip());
        }
      }
    }
    return cookies;
  }

  private static ObjectNode joined(Map<String, List<String>> values, String except) {
    ObjectNode node = Json.object();
    values.forEach((name, all) -> {
      if (!name.equals(except)) {
        node.put(name, String.join(",", all));
      }
    });
    return node;
  }

  private static void putUnlessEmpty(ObjectNode event, String name, ObjectNode value) {
    if (!value.isEmpty()) {
      event.set(name, value);
    }
  }

  private static void putUnlessEmpty(ObjectNode event, String name, ArrayNode value) {
    if (!value.isEmpty()) {
      event.set(name, value);
    }
  }
}
