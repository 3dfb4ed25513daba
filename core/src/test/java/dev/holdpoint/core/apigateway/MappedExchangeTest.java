package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedExchangeTest {
  private static final String SQS =
      "\"type\": \"aws\", \"httpMethod\": \"POST\","
          + " \"uri\": \"arn:aws:apigateway:us-east-1:sqs:path/000000000000/{queue}\"";

  @Test
  void parametersAreTakenFromAllSources() {
    Outgoing.ToService service =
        assertInstanceOf(
            Outgoing.ToService.class,
            begin(
                    SQS
                        + """
                        , "requestParameters": {
                          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
                          "integration.request.header.a": "method.request.header.X-A",
                          "integration.request.header.b": "method.request.body.order.id",
                          "integration.request.header.c": "context.stage",
                          "integration.request.header.d": "stageVariables.mode",
                          "integration.request.header.none": "method.request.header.None",
                          "integration.request.querystring.q": "method.request.multivaluequerystring.x",
                          "integration.request.path.queue": "method.request.path.id"},
                        "requestTemplates": {"application/json": "Action=SendMessage"}
                        """)
                .outgoing());
    assertEquals("/000000000000/7%20b", service.service().path());
    Map<String, List<String>> headers = service.call().headers();
    assertEquals(List.of("application/x-www-form-urlencoded"), headers.get("content-type"));
    assertEquals(
        "[1] [42] [prod] [on]",
        "%s %s %s %s"
            .formatted(headers.get("a"), headers.get("b"), headers.get("c"), headers.get("d")));
    assertEquals(null, headers.get("none"));
    assertEquals(List.of("1", "2"), service.call().query().get("q"));
    assertEquals("Action=SendMessage", new String(service.call().body(), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "WHEN_NO_MATCH, application/xml, 200",
    "WHEN_NO_TEMPLATES, application/xml, 415",
    "NEVER, application/xml, 415",
    "NEVER, application/json, 200"
  })
  void bodiesWithoutTemplateArePassedOrRefused(String behavior, String type, int status) {
    Exchange exchange =
        begin(
            SQS
                + ", \"passthroughBehavior\": \""
                + behavior
                + "\", \"requestTemplates\": {\"application/json\": \"x\"}, \"responses\":"
                + " {\"default\": {\"statusCode\": \"200\"}}",
            type);
    assertEquals(status, answered(exchange).status());
  }

  @Test
  void anEmptyTemplateLetsTheAnswerThrough() {
    Exchange exchange =
        begin(
            SQS
                + """
                , "requestTemplates": {"application/json": "Action=SendMessage"}, "responses":
                  {"default": {"statusCode": "200", "responseTemplates": {"application/json": ""}}}
                """);
    Incoming answer = new Incoming.FromHttp(200, Map.of(), "{\"a\":1}".getBytes(UTF_8));
    assertEquals("{\"a\":1}", new String(exchange.answer(answer).body(), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "404, 410", "400, 410", "503, 500"})
  void statusChoosesTheResponse(int status, int answer) {
    Exchange exchange =
        begin(
            SQS
                + """
                , "responses": {
                  "default": {"statusCode": "200"}, "4\\\\d{2}": {"statusCode": "410"},
                  "5\\\\d{2}": {"statusCode": "500"}}
                """);
    exchange.outgoing();
    assertEquals(
        answer, exchange.answer(new Incoming.FromHttp(status, Map.of(), new byte[0])).status());
  }

  @Test
  void mockAnswersWhatItsTemplateSays() {
    Exchange exchange =
        begin(
            """
            "type": "mock", "requestTemplates": {"application/json": "{\\"statusCode\\": 404}"},
            "responses": {"404": {"statusCode": "404",
              "responseParameters": {"method.response.header.A": "'b'"},
              "responseTemplates": {"text/plain": "nothing"}}}
            """);
    GatewayAnswer answer = answered(exchange);
    assertEquals(404, answer.status());
    assertEquals("nothing", new String(answer.body(), UTF_8));
    assertEquals(List.of("text/plain"), answer.headers().get("content-type"));
    assertEquals(List.of("b"), answer.headers().get("A"));
  }

  @Test
  void nothingThatFitsIsA500() {
    assertEquals(500, answered(begin(SQS + ", \"responses\": {}")).status());
    assertEquals(500, answered(begin("\"type\": \"mock\"")).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\": \"telepathy\" | TELEPATHY",
        "\"type\": \"mock\", \"tlsConfig\": {} | tlsConfig",
        "\"type\": \"http\", \"uri\": \"ftp://x\" | no address",
        "\"type\": \"http\", \"uri\": \"http://x\", \"connectionType\": \"VPC_LINK\" | VPC_LINK",
        "\"type\": \"mock\", \"responses\": {\"default\": {}} | statusCode",
        "\"type\": \"aws_proxy\", \"uri\": \"arn:aws:sqs:x\" | names no function",
        "\"type\": \"mock\", \"timeoutInMillis\": 1 | timeoutInMillis",
      })
  void whatIsNotSupportedIsRefusedByName(String integration, String name) {
    AwsException refusal = assertThrows(AwsException.class, () -> read(integration));
    assertEquals(true, refusal.getMessage().contains(name), refusal.getMessage());
  }

  private static GatewayAnswer answered(Exchange exchange) {
    return switch (exchange.outgoing()) {
      case Outgoing.Answered(var answer) -> answer;
      case Outgoing.Nowhere(var status) ->
          exchange.answer(new Incoming.FromHttp(status, Map.of(), new byte[0]));
      case Outgoing.ToFunction _, Outgoing.ToService _, Outgoing.ToAddress _ ->
          exchange.answer(new Incoming.FromHttp(200, Map.of(), new byte[0]));
    };
  }

  private static Integration read(String integration) {
    return IntegrationReader.read(ApiKind.REST, "GET /a", Json.parse("{" + integration + "}"));
  }

  private static Exchange begin(String integration) {
    return begin(integration, "application/json");
  }

  private static Exchange begin(String integration, String type) {
    Route route = new Route("POST", "/a/{id}", read(integration), MethodRequest.ANY);
    Api api =
        new Api(
            "abc",
            "test",
            ApiKind.REST,
            List.of(new Stage("prod", Map.of("mode", "on"))),
            List.of(route),
            List.of());
    GatewayRequest request =
        new GatewayRequest(
            "POST",
            "/prod/a/7%20b",
            "x=1&x=2",
            Map.of("x", List.of("1", "2")),
            Map.of("x-a", List.of("1"), "content-type", List.of(type)),
            "{\"order\":{\"id\":42}}".getBytes(UTF_8),
            "10.0.0.9",
            "abc.execute-api.us-east-1.amazonaws.com");
    var found = (GatewayCall.Callable) GatewayCall.find(api, request, GatewayLimits.AWS);
    return found
        .call()
        .begin(
            Home.DEFAULT,
            "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            Instant.EPOCH,
            (template, input) -> template,
            null);
  }
}
