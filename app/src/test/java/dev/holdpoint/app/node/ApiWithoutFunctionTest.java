package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HTTP API that calls Step Functions, SQS and EventBridge without a function between. */
final class ApiWithoutFunctionTest {
  private static final String TEMPLATE =
      """
      Resources:
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: q}}
        Rule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {source: [web]}
            Targets: [{Id: q, Arn: !GetAtt Queue.Arn, InputPath: $.detail}]
        Machine:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            StateMachineType: EXPRESS
            RoleArn: arn:aws:iam::000000000000:role/r
            DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
        Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: web, ProtocolType: HTTP}}
        Stage:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
      """
          + call("Send", "SQS-SendMessage", "{QueueUrl: !Ref Queue, MessageBody: $request.body}")
          + call("Take", "SQS-ReceiveMessage", "{QueueUrl: !Ref Queue}")
          + call(
              "Tell",
              "EventBridge-PutEvents",
              "{Source: web, DetailType: t, Detail: $request.body}")
          + call(
              "Run",
              "StepFunctions-StartSyncExecution",
              "{StateMachineArn: !Ref Machine, Input: $request.body.in}")
          + """
          Outputs:
            Url: {Value: !GetAtt Api.ApiEndpoint}
          """;

  @TempDir Path folder;
  private Node node;
  private String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private static String call(String name, String subtype, String parameters) {
    return """
      %1$sRoute:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Api
          RouteKey: POST /%1$s
          Target: !Sub "integrations/${%1$s}"
      %1$s:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Api
          IntegrationType: AWS_PROXY
          IntegrationSubtype: %2$s
          PayloadFormatVersion: "1.0"
          CredentialsArn: arn:aws:iam::000000000000:role/r
          RequestParameters: %3$s
    """
        .formatted(name, subtype, parameters);
  }

  @BeforeEach
  void start() throws Exception {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
    Path template = Files.writeString(folder.resolve("t.yaml"), TEMPLATE);
    var outcome = node.stacks().run("web", template, Map.of());
    url = outcome.stack().outputs().get("Url").asString();
  }

  @AfterEach
  void stop() {
    client.close();
    node.close();
  }

  @Test
  void anExecutionAnswersWithItsOutput() throws Exception {
    HttpResponse<String> answer = post("Run", "{\"in\":{\"a\":1}}");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("{\\\"a\\\":1}"), answer.body());
    assertEquals("application/json", answer.headers().firstValue("content-type").orElseThrow());
  }

  @Test
  void messagesAndEventsCanBeTakenAgain() throws Exception {
    HttpResponse<String> sent = post("Send", "hello");
    assertEquals(200, sent.statusCode(), sent.body());
    assertTrue(sent.body().contains("<SendMessageResponse"), sent.body());
    assertTrue(post("Take", "").body().contains("<Body>hello</Body>"));
    assertTrue(post("Tell", "{\"b\":2}").body().contains("\"FailedEntryCount\":0"));
    assertTrue(post("Take", "").body().contains("&quot;b&quot;:2"));
  }

  @Test
  void whatTheServiceRefusesIsToldAsItSaysIt() throws Exception {
    HttpResponse<String> refused = post("Tell", "no JSON");
    assertEquals(200, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("MalformedDetail"), refused.body());
    assertEquals(400, post("Run", "{\"in\":\"no JSON\"}").statusCode());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
