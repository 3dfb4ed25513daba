package dev.holdpoint.server.api.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.ConfirmRule;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.core.lambda.FunctionUrls;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.apigateway.velocity.TemplateLimits;
import dev.holdpoint.server.api.apigateway.velocity.VelocityTemplates;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApiRouteTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

  private final Store store = new InMemoryStore();
  private List<ConfirmRule> rules = List.of();
  private final List<String> logged = new ArrayList<>();
  private final Map<String, JsonNode> issuers = new HashMap<>();
  private int calls;
  private @Nullable JsonNode event;

  @BeforeEach
  void addApis() {
    add("restid", ApiKind.REST, "prod");
    add("httpid", ApiKind.HTTP, Stage.DEFAULT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:4566, /execute-api/restid/prod/a/7",
    "restid.execute-api.us-east-1.amazonaws.com, /prod/a/7",
    "restid.execute-api.localhost:4566, /prod/a/7",
    "127.0.0.1:4566, /execute-api/httpid/a/7",
    "httpid.execute-api.us-east-1.amazonaws.com, /a/7",
  })
  void apiIsReachedByPathAndByHost(String host, String path) {
    WebResponse response = route(this::echo).answer(request("POST", host, path)).head();
    assertEquals(201, response.status());
    assertEquals("7", Json.parse(response.body()).path("id").asString());
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:4566, /lambda-url/ID/a/7", "ID.lambda-url.us-east-1.on.aws, /a/7"})
  void functionIsReachedAtItsOwnAddress(String host, String path) {
    FunctionUrl.Cors cors =
        new FunctionUrl.Cors(List.of("*"), List.of(), List.of(), List.of(), false, null);
    Turn turn =
        new Turns(
                InstantSource.system(),
                new SystemIds(InstantSource.system()),
                Limits.aws(),
                Home.DEFAULT)
            .now();
    String id =
        store.write(
            tx -> new FunctionUrls().put(tx, turn, Arn.of(FUNCTION), "NONE", null, cors).id());
    WebResponse response =
        route(this::echo)
            .answer(request("POST", host.replace("ID", id), path.replace("ID", id)))
            .head();
    assertEquals(201, response.status());
    assertEquals("/a/7", event == null ? "" : event.path("rawPath").asString());
    WebRequest other = request("POST", "127.0.0.1", "/lambda-url/" + "x".repeat(32) + "/");
    assertEquals(403, route(this::echo).answer(other).head().status());
  }

  @Test
  void otherRequestsAreLeftAlone() {
    ApiRoute route = route(this::echo);
    assertFalse(route.matches(request("GET", "127.0.0.1:4566", "/")));
    assertFalse(route.matches(request("GET", "sqs.us-east-1.amazonaws.com", "/execute-api")));
  }

  @Test
  void functionLearnsWhereTheRequestCameFrom() {
    route(this::echo)
        .answer(request("POST", "127.0.0.1:4566", "/execute-api/restid/prod/a/7"))
        .head();
    JsonNode headers = event == null ? Json.object() : event.path("headers");
    assertEquals("10.0.0.9", headers.path("X-Forwarded-For").asString());
    assertEquals("http", headers.path("X-Forwarded-Proto").asString());
    assertEquals("4566", headers.path("X-Forwarded-Port").asString());
  }

  @Test
  void unknownRouteAndUnknownApiAreRefused() {
    ApiRoute route = route(this::echo);
    WebResponse unknown =
        route.answer(request("GET", "127.0.0.1", "/execute-api/restid/prod/other")).head();
    assertEquals(403, unknown.status());
    assertEquals(
        "{\"message\":\"Missing Authentication Token\"}", new String(unknown.body(), UTF_8));
    assertEquals(
        List.of("MissingAuthenticationTokenException"), unknown.headers().get("x-amzn-ErrorType"));
    assertEquals(
        403, route.answer(request("GET", "127.0.0.1", "/execute-api/none/x")).head().status());
    assertEquals(
        404, route.answer(request("GET", "127.0.0.1", "/execute-api/httpid/x")).head().status());
  }

  @Test
  void failedFunctionIsA502() {
    ApiRoute route = route((arn, payload, id) -> null);
    String path = "/execute-api/restid/prod/a/7";
    assertEquals(502, route.answer(request("POST", "127.0.0.1", path)).head().status());
  }

  @Test
  void functionThatTakesTooLongIsA504() {
    CountDownLatch never = new CountDownLatch(1);
    ApiRoute route =
        route((arn, payload, id) -> {
          awaitForever(never);
          return null;
        });
    String path = "/execute-api/restid/prod/a/7";
    WebResponse response = route.answer(request("POST", "127.0.0.1", path)).head();
    never.countDown();
    assertEquals(504, response.status());
    assertTrue(new String(response.body(), UTF_8).contains("Endpoint request timed out"));
  }

  @Test
  void stageTellsOfEachRequestInItsWords() {
    JsonNode settings =
        Json.parse(
            """
            {"accessLogSettings": {
              "destinationArn": "arn:aws:logs:us-east-1:000000000000:log-group:mine:*",
              "format": "$context.identity.sourceIp [$context.requestTime] $context.httpMethod $context.resourcePath $context.status $context.responseLength $context.integrationStatus $context.error.message $context.none"}}
            """);
    Api api = store.read(tx -> new Apis().find(tx, "restid"));
    var stage = new Stage("prod", Map.of(), null, false, settings);
    store.write(tx -> new Apis().put(tx, api.with(stage)));
    ApiRoute route = route(this::echo);
    route.answer(request("POST", "127.0.0.1", "/execute-api/restid/prod/a/7"));
    route.answer(request("POST", "127.0.0.1", "/execute-api/restid/prod/other"));
    route.answer(request("POST", "127.0.0.1", "/execute-api/restid/none/a/7"));
    String group = "arn:aws:logs:us-east-1:000000000000:log-group:mine 10.0.0.9 ";
    String time = "[24/Nov/2026:09:00:00 +0000] POST ";
    assertEquals(
        List.of(
            group + time + "/a/{id} 201 10 200 - -\n",
            group + time + "- 403 42 - Missing Authentication Token -\n"),
        logged);
  }

  @Test
  void guardedGetIsMadeByThePagesButtonAlone() {
    rules = List.of(new ConfirmRule("test", "prod", "/a/{id}"));
    ApiRoute route = route(this::echo);
    add("guarded", ApiKind.REST, "prod", "ANY");
    String path = "/execute-api/guarded/prod/a/7";
    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET")) {
      assertTrue(route.answer(form(method, path, "")).head().status() < 300);
    }
    assertEquals(200, route.answer(form("GET", path.replace("/a/", "//%61/"), "")).head().status());
    assertEquals(0, calls);
    String page = new String(route.answer(form("GET", path, "")).head().body(), UTF_8);
    assertTrue(page.contains("action: approve") && page.contains("taskToken: secret…"), page);
    String nonce = page.replaceAll("(?s).*value=\"([^\"]+)\".*", "$1");
    assertEquals(200, route.answer(form("POST", path, "answer=yes")).head().status());
    assertEquals(0, calls);
    assertEquals(201, route.answer(form("POST", path, "answer=" + nonce)).head().status());
    assertEquals(409, route.answer(form("POST", path, "answer=" + nonce)).head().status());
    assertEquals(1, calls);
    JsonNode seen = event == null ? Json.object() : event;
    assertEquals("GET", seen.path("httpMethod").asString());
    assertEquals("approve", seen.path("queryStringParameters").path("action").asString());
    assertTrue(seen.path("body").isNull());
    // Another link's page is not this one's.
    assertEquals(200, route.answer(form("POST", path + "1", "answer=" + nonce)).head().status());
    assertEquals(1, calls);
  }

  private static WebRequest form(String method, String path, String body) {
    return new WebRequest(
        method,
        path,
        "action=approve&taskToken=secretToken",
        Map.of(
            "host", List.of("127.0.0.1"),
            "content-type", List.of("application/x-www-form-urlencoded")),
        body.getBytes(UTF_8),
        "10.0.0.9");
  }

  private static void awaitForever(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] echo(String arn, byte[] payload, String requestId) {
    calls++;
    event = Json.parse(payload);
    String body = Json.write(event.path("pathParameters"));
    return Json.writeBytes(Map.of("statusCode", 201, "body", body));
  }

  private ApiRoute route(FunctionsOnly caller) {
    var limits = new GatewayLimits(1000, Duration.ofMillis(200), Duration.ofMillis(200));
    var clock = InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));
    return new ApiRoute(
        store,
        Home.DEFAULT,
        limits,
        clock,
        new VelocityTemplates(TemplateLimits.AWS),
        caller,
        new ConfirmGate(rules, new PageNonces(store, new byte[32], clock)),
        issuers::get,
        null,
        (group, _, lines) -> lines.forEach(line -> logged.add(group.value() + " " + line)));
  }

  private void add(String id, ApiKind kind, String stage) {
    add(id, kind, stage, "POST");
  }

  private void add(String id, ApiKind kind, String stage, String method) {
    var route = Route.proxy(method, "/a/{id}", FUNCTION, PayloadFormat.V1);
    var stages = List.of(new Stage(stage, Map.of()));
    var api = new Api(id, "test", kind, stages, List.of(route), List.of());
    store.write(tx -> new Apis().put(tx, api));
  }

  private static WebRequest request(String method, String host, String path) {
    return new WebRequest(method, path, "", Map.of("host", List.of(host)), new byte[0], "10.0.0.9");
  }
}
