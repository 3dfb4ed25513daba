package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Validators, models, authorizers and CORS, as OpenAPI documents bring them. */
class OpenApiPartsTest {
  private static final String ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final String F = "arn:aws:lambda:us-east-1:000000000000:function:f";

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.1", "info": {},
       "x-amazon-apigateway-request-validators": {
         "all": {"validateRequestBody": true, "validateRequestParameters": true},
         "none": {"validateRequestBody": false, "validateRequestParameters": false}},
       "components": {
         "schemas": {
           "Id": {"type": "integer", "minimum": 3},
           "Order": {"type": "object", "required": ["id"],
             "properties": {"id": {"$ref": "#/components/schemas/Id"}}}},
         "securitySchemes": {
           "tokens": {"type": "apiKey", "name": "Authorization", "in": "header",
             "x-amazon-apigateway-authorizer": {"type": "token", "authorizerUri": "%1$s",
               "identityValidationExpression": "Bearer .+"}},
           "simple": {"type": "apiKey", "in": "header",
             "x-amazon-apigateway-authorizer": {"type": "request", "authorizerUri": "%1$s",
               "identitySource": "$request.header.x-key", "enableSimpleResponses": true,
               "authorizerPayloadFormatVersion": "2.0"}}}},
       "paths": {"/a": {"post": {
         "x-amazon-apigateway-request-validator": "%2$s",
         "security": [{"%3$s": []}],
         "parameters": [{"name": "who", "in": "query", "required": true},
           {"name": "x-b", "in": "header", "required": false}],
         "requestBody": {"content": {"application/json": {
           "schema": {"$ref": "#/components/schemas/Order"}}}},
         "x-amazon-apigateway-integration": {"type": "aws_proxy", "uri": "%1$s"}}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all | who=me | {\"id\":3} | ''",
        "all | who= | {\"id\":3} | {\"message\": \"Missing required request parameters: [who]\"}",
        "all | who=me | {\"id\":2} | {\"message\": \"Invalid request body\"}",
        "all | who=me | {} | {\"message\": \"Invalid request body\"}",
        "all | who=me | {bad | {\"message\": \"Invalid request body\"}",
        "none | who= | {bad | ''",
      })
  void requestIsLookedAtWhereAValidatorSaysSo(
      String validator, String query, String body, String refusal) {
    Outgoing outgoing =
        call(ApiKind.REST, validator, "tokens", query, body)
            .begin(Home.DEFAULT, ID, Instant.EPOCH, (t, i) -> t, null)
            .outgoing();
    String said =
        outgoing instanceof Outgoing.Answered(var answer) ? new String(answer.body(), UTF_8) : "";
    assertEquals(refusal, said);
  }

  @Test
  void tokenIsCheckedAndGivenToItsFunction() {
    Authorization authorization = authorization(call(ApiKind.REST, "none", "tokens", "who=me", ""));
    var function = assertInstanceOf(Outgoing.ToFunction.class, authorization.outgoing());
    assertEquals(
        Json.parse(
            """
            {"type":"TOKEN","authorizationToken":"Bearer x",
             "methodArn":"arn:aws:execute-api:us-east-1:000000000000:abc/prod/POST/a"}
            """),
        Json.parse(function.payload()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Allow | arn:aws:execute-api:us-east-1:*:abc/prod/*/a | 0",
        "Allow | * | 0",
        "Deny | * | 403",
        "Allow | arn:aws:execute-api:us-east-1:*:abc/prod/GET/* | 403",
      })
  void policyDecides(String effect, String resource, int status) {
    String policy =
        """
        {"principalId": "me", "context": {"team": "x"}, "policyDocument": {"Statement":
          [{"Effect": "%s", "Action": "execute-api:Invoke", "Resource": ["%s"]}]}}
        """
            .formatted(effect, resource);
    GatewayCall call = call(ApiKind.REST, "none", "tokens", "who=me", "");
    switch (authorization(call).verdict(new Incoming.FromFunction(policy.getBytes(UTF_8), false))) {
      case Authorization.Denied(var answer) -> assertEquals(status, answer.status());
      case Authorization.Allowed(var said) -> {
        assertEquals(0, status);
        var sent =
            (Outgoing.ToFunction)
                call.begin(Home.DEFAULT, ID, Instant.EPOCH, (t, i) -> t, said).outgoing();
        assertEquals(
            Json.parse("{\"team\":\"x\",\"principalId\":\"me\"}"),
            Json.parse(sent.payload()).path("requestContext").path("authorizer"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errorMessage\":\"Unauthorized\"} | true | 401",
        "{\"errorMessage\":\"other\"} | true | 500",
        "{} | false | 500",
        "text | false | 500",
      })
  void authorizerThatFailsLetsNobodyIn(String payload, boolean failed, int status) {
    var said = new Incoming.FromFunction(payload.getBytes(UTF_8), failed);
    var denied =
        assertInstanceOf(
            Authorization.Denied.class,
            authorization(call(ApiKind.REST, "none", "tokens", "", "")).verdict(said));
    assertEquals(status, denied.answer().status());
  }

  @Test
  void simpleAnswersAreRead() {
    Authorization authorization = authorization(call(ApiKind.HTTP, "none", "simple", "", ""));
    var asked = (Outgoing.ToFunction) authorization.outgoing();
    assertEquals("[\"key\"]", Json.parse(asked.payload()).path("identitySource").toString());
    assertInstanceOf(
        Authorization.Allowed.class,
        authorization.verdict(
            new Incoming.FromFunction("{\"isAuthorized\":true}".getBytes(UTF_8), false)));
    var denied =
        assertInstanceOf(
            Authorization.Denied.class,
            authorization.verdict(
                new Incoming.FromFunction("{\"isAuthorized\":false}".getBytes(UTF_8), false)));
    assertEquals("{\"message\":\"Forbidden\"}", new String(denied.answer().body(), UTF_8));
  }

  @Test
  void corsAnswersPreflightsAndMarksAnswers() {
    Cors cors =
        new Cors(
            List.of("https://*.example.org"), List.of("GET"), List.of("x-a"), List.of(), true, 60);
    GatewayAnswer preflight = cors.preflight(browser("https://app.example.org"));
    assertEquals(204, preflight.status());
    assertEquals(
        List.of("https://app.example.org"), preflight.headers().get("Access-Control-Allow-Origin"));
    assertEquals(List.of("60"), preflight.headers().get("access-control-max-age"));
    GatewayAnswer other =
        cors.marked(
            browser("https://elsewhere.org"),
            new GatewayAnswer(
                200, Map.of("Access-Control-Allow-Origin", List.of("*")), new byte[0]));
    assertFalse(other.headers().containsKey("access-control-allow-origin"));
  }

  @ParameterizedTest
  @CsvSource({
    "x-amazon-apigateway-policy, Invalid policy document",
    "x-amazon-apigateway-security-policy, x-amazon-apigateway-security-policy"
  })
  void whatIsNotSupportedIsRefusedByName(String key, String name) {
    var document =
        Json.parse(DOCUMENT.formatted(F, "none", "tokens").replace("\"info\"", "\"" + key + "\""));
    AwsException refusal =
        assertThrows(AwsException.class, () -> OpenApi.read(ApiKind.REST, document));
    assertTrue(refusal.getMessage().contains(name));
  }

  private static Authorization authorization(GatewayCall call) {
    Authorization authorization = call.authorization(Home.DEFAULT, ID, Instant.EPOCH);
    assertNotNull(authorization);
    return authorization;
  }

  private static GatewayRequest browser(String origin) {
    return new GatewayRequest(
        "OPTIONS",
        "/",
        "",
        Map.of(),
        Map.of("origin", List.of(origin), "access-control-request-method", List.of("GET")),
        new byte[0],
        "10.0.0.9",
        "x");
  }

  @Test
  void variablesOfAnImportAreWhereItIsMadeTo() {
    JsonNode document =
        Json.parse(
            """
            {"paths": {"/${AWS::Region}": ["arn:${AWS::Partition}:a:${AWS::Region}:${AWS::AccountId}:b", 1, "${Other}"]}}
            """);
    assertEquals(
        "{\"paths\":{\"/${AWS::Region}\":[\"arn:aws:a:eu-west-1:123456789012:b\",1,\"${Other}\"]}}",
        ImportVariables.resolved(document, new Home("123456789012", "eu-west-1")).toString());
  }

  private static GatewayCall call(
      ApiKind kind, String validator, String security, String query, String body) {
    OpenApi read = OpenApi.read(kind, Json.parse(DOCUMENT.formatted(F, validator, security)));
    Api api =
        new Api(
            "abc",
            "test",
            kind,
            List.of(new Stage("prod", Map.of())),
            read.routes(),
            List.of(),
            List.of(),
            read.parts(),
            null);
    String[] pair = query.split("=", 2);
    GatewayRequest request =
        new GatewayRequest(
            "POST",
            "/prod/a",
            query,
            pair.length < 2 ? Map.of() : Map.of(pair[0], List.of(pair[1])),
            Map.of("authorization", List.of("Bearer x"), "x-key", List.of("key")),
            body.getBytes(UTF_8),
            "10.0.0.9",
            "x");
    var found = (GatewayCall.Callable) GatewayCall.find(api, request, GatewayLimits.AWS);
    return found.call();
  }
}
