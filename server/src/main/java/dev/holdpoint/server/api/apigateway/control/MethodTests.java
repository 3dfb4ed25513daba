package dev.holdpoint.server.api.apigateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.GatewayRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Methods tried as they are, deployed or not: neither authorizers nor API keys nor the resource
 * policy are asked.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html">AWS:
 *     TestInvokeMethod</a>
 */
record MethodTests(GatewayDesk desk, TestCalls calls) {
  private static final String STAGE = "test-invoke-stage";

  ObjectNode invoke(ObjectNode request) {
    GatewayDesk.unsupported(request, "clientCertificateId");
    Api api = desk.get(request);
    Route route = route(api, request);
    if (route.integration().isUnset()) {
      throw GatewayDesk.bad("No integration defined for method");
    }
    Stage stage = new Stage(STAGE, Members.texts(request.path("stageVariables")));
    Api tried = api.withRoutes(List.of(route)).withStages(List.of(stage));
    GatewayRequest made = made(route, request);
    return shown(calls.make(tried, made, UUID.randomUUID().toString()), route);
  }

  /** The method of this name, or the one for any. */
  private static Route route(Api api, ObjectNode request) {
    String path = GatewayDesk.path(api, request);
    String method = GatewayDesk.method(request);
    return api.routes().stream()
        .filter(route -> route.path().equals(path))
        .filter(route -> route.method().equals(method) || route.method().equals(Route.ANY))
        .min((a, b) -> Boolean.compare(a.method().equals(Route.ANY), b.method().equals(Route.ANY)))
        .orElseThrow(() -> GatewayDesk.notFound("Invalid Method identifier specified"));
  }

  private static GatewayRequest made(Route route, ObjectNode request) {
    String given = GatewayDesk.text(request, "pathWithQueryString");
    String[] parts = (given == null ? route.path() : given).split("\\?", 2);
    String query = parts.length < 2 ? "" : parts[1];
    Map<String, List<String>> headers = new TreeMap<>();
    request
        .path("headers")
        .properties()
        .forEach(one -> headers.put(lower(one.getKey()), List.of(one.getValue().asString(""))));
    request
        .path("multiValueHeaders")
        .properties()
        .forEach(one -> headers.put(lower(one.getKey()), Members.list(one.getValue())));
    return new GatewayRequest(
        GatewayDesk.method(request),
        "/" + STAGE + (parts[0].startsWith("/") ? "" : "/") + parts[0],
        query,
        parameters(query),
        headers,
        request.path("body").asString("").getBytes(UTF_8),
        "test-invoke-source-ip",
        "testPrefix.testDomainName");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] one = pair.split("=", 2);
      if (!one[0].isEmpty()) {
        parameters
            .computeIfAbsent(decoded(one[0]), _ -> new ArrayList<>())
            .add(one.length < 2 ? "" : decoded(one[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw GatewayDesk.bad("Invalid path or query string: " + text);
    }
  }

  private static ObjectNode shown(CallReport report, Route route) {
    ObjectNode headers = Json.object();
    report.answer().headers().forEach((name, values) -> headers.put(name, values.getLast()));
    JsonNode all = Json.tree(report.answer().headers());
    ObjectNode shown =
        Json.object()
            .put("status", report.answer().status())
            .put("body", new String(report.answer().body(), UTF_8))
            .put("log", TestLog.of(report, route))
            .put("latency", Duration.between(report.begun(), report.ended()).toMillis());
    shown.set("headers", headers);
    return shown.set("multiValueHeaders", all);
  }
}
