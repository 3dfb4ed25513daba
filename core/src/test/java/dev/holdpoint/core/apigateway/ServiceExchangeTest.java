package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

class ServiceExchangeTest {
  private static final String BODY = "{\"detail\":{\"id\":7},\"name\":\"n\",\"at\":[1,2]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EventBridge-PutEvents | 'Detail':'$request.body.detail','DetailType':'made',"
            + "'Source':'$request.header.X-From','Time':'2026-01-02T03:04:05Z',"
            + "'Resources':'[\\'a\\']','EventBusName':'$request.path.id' "
            + "| events PutEvents | {'Entries':[{'Detail':'{\\'id\\':7}','DetailType':'made',"
            + "'Source':'a,b','Time':1767323045,'Resources':['a'],'EventBusName':'7 b'}]}",
        "StepFunctions-StartExecution | 'StateMachineArn':'arn:m','Input':'$request.body',"
            + "'Name':'$request.querystring.q' "
            + "| states StartExecution | {'stateMachineArn':'arn:m','input':"
            + "'{\\'detail\\':{\\'id\\':7},\\'name\\':\\'n\\',\\'at\\':[1,2]}','name':'1,2'}",
        "StepFunctions-StopExecution |"
            + " 'ExecutionArn':'$request.body.name','Error':'$request.body.no' | states"
            + " StopExecution | {'executionArn':'n'}",
        "SQS-SendMessage | 'QueueUrl':'http://q','MessageBody':'$stageVariables.mode',"
            + "'DelaySeconds':'5','MessageAttributes':"
            + "'{\\'k\\':{\\'DataType\\':\\'String\\',\\'StringValue\\':\\'v w\\'}}' "
            + "| sqs SendMessage | QueueUrl=http%3A%2F%2Fq&MessageBody=on&DelaySeconds=5"
            + "&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String"
            + "&MessageAttribute.1.Value.StringValue=v+w",
        "SQS-ReceiveMessage | 'QueueUrl':'u','AttributeNames':'[\\'All\\']' "
            + "| sqs ReceiveMessage | QueueUrl=u&AttributeName.1=All",
      })
  void parametersMakeTheActionsRequest(
      String subtype, String parameters, String action, String body) {
    var call =
        assertInstanceOf(
            Outgoing.ToService.class, begin(subtype, parameters.replace('\'', '"')).outgoing());
    assertEquals(action, call.service().service() + " " + call.service().action());
    assertEquals(body.replace('\'', '"'), new String(call.call().body(), UTF_8));
  }

  @Test
  void theRegionIsNoParameterOfTheAction() {
    var call =
        assertInstanceOf(
            Outgoing.ToService.class,
            begin("SQS-PurgeQueue", "\"QueueUrl\":\"u\",\"Region\":\"eu-west-1\"").outgoing());
    assertEquals("eu-west-1", call.service().region());
    assertEquals("QueueUrl=u", new String(call.call().body(), UTF_8));
  }

  @Test
  void answersComeBackAsTheServiceGivesThem() {
    Exchange exchange = begin("SQS-PurgeQueue", "\"QueueUrl\":\"u\"");
    GatewayAnswer xml =
        exchange.answer(
            new Incoming.FromHttp(400, Map.of("Content-Type", List.of("text/xml")), new byte[3]));
    assertEquals("400 [text/xml]", xml.status() + " " + xml.headers().get("content-type"));
    GatewayAnswer json =
        exchange.answer(
            new Incoming.FromHttp(
                200, Map.of("content-type", List.of("application/x-amz-json-1.0")), new byte[2]));
    assertEquals(List.of("application/json"), json.headers().get("content-type"));
  }

  @Test
  void aRequestWithoutWhatTheActionNeedsIsBad() {
    var answered =
        assertInstanceOf(
            Outgoing.Answered.class,
            begin("SQS-PurgeQueue", "\"QueueUrl\":\"$request.header.none\"").outgoing());
    assertEquals(400, answered.answer().status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Kinesis-PutRecord | | Kinesis-PutRecord",
        "SQS-SendMessage | 'QueueUrl':'u' | lacks the parameter MessageBody",
        "SQS-PurgeQueue | 'QueueUrl':'u','Name':'x' | has the parameter Name",
      })
  void whatNoSubtypeTakesIsRefusedByName(String subtype, String parameters, String words) {
    String given = parameters == null ? "" : parameters.replace('\'', '"');
    AwsException refusal = assertThrows(AwsException.class, () -> read(subtype, given));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void changesOfRequestsAreRefusedByName() {
    String proxy =
        "{\"type\":\"HTTP_PROXY\",\"uri\":\"http://x\",\"requestParameters\":{\"append:header.a\":\"b\"}}";
    AwsException refusal =
        assertThrows(
            AwsException.class,
            () -> IntegrationReader.read(ApiKind.HTTP, "POST /a", Json.parse(proxy)));
    assertTrue(refusal.getMessage().contains("append:header.a"), refusal.getMessage());
  }

  private static Integration read(String subtype, String parameters) {
    return IntegrationReader.read(
        ApiKind.HTTP,
        "POST /a",
        Json.parse(
            "{\"type\":\"AWS_PROXY\",\"integrationSubtype\":\"%s\",\"requestParameters\":{%s}}"
                .formatted(subtype, parameters)));
  }

  private static Exchange begin(String subtype, String parameters) {
    Route route = new Route("POST", "/a/{id}", read(subtype, parameters), MethodRequest.ANY);
    Api api =
        new Api(
            "abc",
            "test",
            ApiKind.HTTP,
            List.of(new Stage("prod", Map.of("mode", "on"))),
            List.of(route),
            List.of());
    GatewayRequest request =
        new GatewayRequest(
            "POST",
            "/prod/a/7%20b",
            "q=1&q=2",
            Map.of("q", List.of("1", "2")),
            Map.of("x-from", List.of("a", "b"), "content-type", List.of("a/form-urlencoded")),
            BODY.getBytes(UTF_8),
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
