package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GatewayCallTest {
  private static final String ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  @Test
  void restEventHasAllThatAwsSends() {
    JsonNode event = event(api(ApiKind.REST, PayloadFormat.V1), "x=1&x=2");
    assertEquals("/a/{id}", event.path("resource").asString());
    assertEquals("/a/7%20b", event.path("path").asString());
    assertEquals("2", event.path("queryStringParameters").path("x").asString());
    assertEquals(
        "[\"1\",\"2\"]", event.path("multiValueQueryStringParameters").path("x").toString());
    assertEquals("7%20b", event.path("pathParameters").path("id").asString());
    assertEquals("on", event.path("stageVariables").path("mode").asString());
    assertEquals("p=1; q=2", event.path("headers").path("Cookie").asString());
    assertEquals("x=1&x=2", event.path("body").asString());
    assertFalse(event.path("isBase64Encoded").asBoolean());
    JsonNode context = event.path("requestContext");
    assertEquals("/prod/a/7%20b", context.path("path").asString());
    assertEquals("24/Nov/2026:09:00:00 +0000", context.path("requestTime").asString());
    assertEquals("10.0.0.9", context.path("identity").path("sourceIp").asString());
    assertTrue(context.path("identity").path("caller").isNull());
  }

  @Test
  void restEventSaysNullForWhatIsNotThere() {
    JsonNode event = event(api(ApiKind.REST, PayloadFormat.V1), "");
    assertTrue(event.path("body").isNull());
    assertTrue(event.path("queryStringParameters").isNull());
  }

  @Test
  void httpEventHasFormat2() {
    JsonNode event = event(api(ApiKind.HTTP, PayloadFormat.V2), "x=1&x=2");
    assertEquals("2.0", event.path("version").asString());
    assertEquals("POST /a/{id}", event.path("routeKey").asString());
    assertEquals("/prod/a/7 b", event.path("rawPath").asString());
    assertEquals("[\"p=1\",\"q=2\"]", event.path("cookies").toString());
    assertFalse(event.path("headers").has("cookie"));
    assertEquals("1,2", event.path("queryStringParameters").path("x").asString());
    assertEquals("7 b", event.path("pathParameters").path("id").asString());
    assertEquals("POST", event.path("requestContext").path("http").path("method").asString());
    assertTrue(event.path("isBase64Encoded").asBoolean());
    assertEquals("eD0xJng9Mg==", event.path("body").asString());
  }

  @Test
  void httpEventLeavesOutWhatIsNotThere() {
    JsonNode event = event(api(ApiKind.HTTP, PayloadFormat.V2), "");
    assertFalse(event.has("body"));
    assertFalse(event.has("queryStringParameters"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":201,\"body\":\"x\"} | 201 | x",
        "{\"statusCode\":\"201\"} | 201 | ''",
        "{\"body\":\"x\"} | 200 | x",
        "{} | 200 | ''",
        "{\"statusCode\":200,\"body\":\"eA==\",\"isBase64Encoded\":true} | 200 | eA==",
      })
  void restAnswersAreRead(String payload, int status, String body) {
    GatewayAnswer answer = answer(api(ApiKind.REST, PayloadFormat.V1), payload);
    assertEquals(status, answer.status());
    assertEquals(body, text(answer));
    assertEquals(List.of("application/json"), answer.headers().get("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"text\"",
        "null",
        "[]",
        "{\"statusCode\":200,\"other\":1}",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":42}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"headers\":[]}",
        "{\"headers\":{\"a\":\"b\\r\\nc: d\"}}",
        "{\"headers\":{\"a b\":\"c\"}}"
      })
  void restAnswersThatMeanNothingAre502(String payload) {
    GatewayAnswer answer = answer(api(ApiKind.REST, PayloadFormat.V1), payload);
    assertEquals(502, answer.status());
    assertEquals("{\"message\": \"Internal server error\"}", text(answer));
  }

  @Test
  void failedFunctionIsA502OrA500() {
    assertEquals(
        502, begun(api(ApiKind.REST, PayloadFormat.V1), "").answer(new Incoming.Broken()).status());
    assertEquals(
        500, begun(api(ApiKind.HTTP, PayloadFormat.V2), "").answer(new Incoming.Broken()).status());
  }

  @Test
  void headersAndMultiValueHeadersMerge() {
    String payload =
        "{\"headers\":{\"X-A\":\"1\",\"server\":\"s\"},\"multiValueHeaders\":{\"x-a\":[\"1\",\"2\"]}}";
    GatewayAnswer answer = answer(api(ApiKind.REST, PayloadFormat.V1), payload);
    assertEquals(List.of("1", "2"), answer.headers().get("x-a"));
    assertEquals(List.of("s"), answer.headers().get("x-amzn-Remapped-server"));
    assertFalse(answer.headers().containsKey("server"));
  }

  @Test
  void format2WithoutStatusIsTheBodyItself() {
    GatewayAnswer answer = answer(api(ApiKind.HTTP, PayloadFormat.V2), "{\"a\":1}");
    assertEquals(200, answer.status());
    assertEquals("{\"a\":1}", text(answer));
    assertEquals("hello", text(answer(api(ApiKind.HTTP, PayloadFormat.V2), "\"hello\"")));
  }

  @Test
  void format2KnowsCookiesAndDecodesBase64() {
    String payload =
        "{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"eA==\",\"isBase64Encoded\":true}";
    GatewayAnswer answer = answer(api(ApiKind.HTTP, PayloadFormat.V2), payload);
    assertEquals(List.of("a=1", "b=2"), answer.headers().get("Set-Cookie"));
    assertEquals("x", text(answer));
  }

  @ParameterizedTest
  @CsvSource({"REST,/prod/b,403", "REST,/other/a/7,403", "HTTP,/prod/b,404"})
  void unknownPathsAreRefused(ApiKind kind, String path, int status) {
    var request = request(path, "");
    var found = GatewayCall.find(api(kind, PayloadFormat.V1), request, GatewayLimits.AWS);
    var refused = (GatewayCall.Refused) found;
    assertEquals(status, refused.error().answer(kind).status());
  }

  @Test
  void openApiBodyGivesTheRoutes() {
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    String uri =
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + arn + "/invocations";
    JsonNode document =
        Json.parse(
            """
            {"paths": {"/a/{id}": {"get": {"x-amazon-apigateway-integration":
              {"type": "aws_proxy", "httpMethod": "POST", "uri": "%s"}}},
              "/$default": {"x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration":
              {"type": "AWS_PROXY", "uri": "%s", "payloadFormatVersion": "2.0"}}}}}
            """
                .formatted(uri, arn));
    List<Route> routes = OpenApi.read(ApiKind.HTTP, document).routes();
    assertEquals(List.of("GET /a/{id}", "$default"), routes.stream().map(Route::key).toList());
    assertEquals(
        List.of(PayloadFormat.V1, PayloadFormat.V2), routes.stream().map(Route::format).toList());
    assertEquals(arn, FunctionUri.function(routes.getFirst().integration().uri()));
  }

  private static String text(GatewayAnswer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static GatewayAnswer answer(Api api, String payload) {
    return begun(api, "").answer(new Incoming.FromFunction(payload.getBytes(UTF_8), false));
  }

  private static JsonNode event(Api api, String form) {
    return Json.parse(((Outgoing.ToFunction) begun(api, form).outgoing()).payload());
  }

  private static Exchange begun(Api api, String form) {
    Instant now = Instant.parse("2026-11-24T09:00:00Z");
    return call(api, form).begin(Home.DEFAULT, ID, now, (template, input) -> template, null);
  }

  private static GatewayCall call(Api api, String form) {
    var request = request("/prod/a/7%20b", form);
    return ((GatewayCall.Callable) GatewayCall.find(api, request, GatewayLimits.AWS)).call();
  }

  private static GatewayRequest request(String path, String form) {
    Map<String, List<String>> query = form.isEmpty() ? Map.of() : Map.of("x", List.of("1", "2"));
    return new GatewayRequest(
        "POST",
        path,
        form,
        query,
        Map.of(
            "cookie", List.of("p=1; q=2"),
            "content-type", List.of("application/x-www-form-urlencoded")),
        form.getBytes(UTF_8),
        "10.0.0.9",
        "abc.execute-api.us-east-1.amazonaws.com");
  }

  private static Api api(ApiKind kind, PayloadFormat format) {
    return new Api(
        "abc",
        "test",
        kind,
        List.of(new Stage("prod", Map.of("mode", "on"))),
        List.of(Route.proxy("POST", "/a/{id}", "arn:aws:lambda:::function:f", format)),
        List.of());
  }
}
