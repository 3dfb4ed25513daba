package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.run.Application;
import dev.holdpoint.app.run.NamedTemplate;
import dev.holdpoint.app.run.ValueFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API that stands before S3 without a function between. */
final class ApiOfObjectsTest {
  private static final String TEMPLATE =
      """
      Resources:
        Papers: {Type: AWS::S3::Bucket, Properties: {BucketName: papers}}
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties: {Name: papers, ApiKeySourceType: HEADER, BinaryMediaTypes: ["*/*"]}
        Key:
          Type: AWS::ApiGateway::Resource
          Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: "{key+}"}
        Get: {Type: AWS::ApiGateway::Method, Properties: %s}
        Put: {Type: AWS::ApiGateway::Method, Properties: %s}
        Now: {Type: AWS::ApiGateway::Deployment, DependsOn: [Get, Put], Properties: {RestApiId: !Ref Api}}
        Prod:
          Type: AWS::ApiGateway::Stage
          Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Now, StageName: prod}
        Caller:
          Type: AWS::ApiGateway::ApiKey
          Properties: {Enabled: true, StageKeys: [{RestApiId: !Ref Api, StageName: !Ref Prod}]}
        Scaled:
          Type: AWS::ApplicationAutoScaling::ScalableTarget
          Properties: {MaxCapacity: 2, MinCapacity: 1, ResourceId: table/x, ServiceNamespace: dynamodb,
            ScalableDimension: dynamodb:table:ReadCapacityUnits}
        Asked:
          Type: AWS::StepFunctions::Activity
          Properties: {Name: asked, EncryptionConfiguration: {Type: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: k}}
        Plan:
          Type: AWS::ApiGateway::UsagePlan
          Properties: {ApiStages: [{ApiId: !Ref Api, Stage: !Ref Prod, Throttle: {}}]}
      Outputs:
        Id: {Value: !Ref Api}
      """
          .formatted(method("GET"), method("PUT"));

  @TempDir Path folder;
  private Node node;
  private String api;
  private final HttpClient client = HttpClient.newHttpClient();

  private static String method(String name) {
    return """
    {RestApiId: !Ref Api, ResourceId: !Ref Key, HttpMethod: %s, AuthorizationType: NONE,
              RequestParameters: {method.request.path.key: true},
              MethodResponses: [{StatusCode: 200,
                ResponseParameters: {method.response.header.Content-Type: true}}, {StatusCode: 404}],
              Integration: {Type: AWS, IntegrationHttpMethod: %s,
                Uri: !Sub "arn:aws:apigateway:${AWS::Region}:s3:path/${Papers}/{key}",
                RequestParameters: {integration.request.path.key: method.request.path.key,
                  integration.request.header.Content-Type: method.request.header.Content-Type},
                IntegrationResponses: [{StatusCode: 200, ResponseParameters:
                  {method.response.header.Content-Type: integration.response.header.Content-Type}},
                  {StatusCode: 404, SelectionPattern: "404"}]}}\
    """
        .formatted(name, name)
        .replace("\n", "\n    ");
  }

  @BeforeEach
  void start() throws Exception {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null));
    Path template = Files.writeString(folder.resolve("t.yaml"), TEMPLATE);
    Application application =
        new Application(
            List.of(new NamedTemplate("papers", template)),
            List.of(),
            null,
            Map.of(),
            ValueFiles.NONE);
    application.requests().forEach(node.stacks()::run);
    String shown = send("GET", "/restapis", "application/json", "").body();
    api = shown.replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  @AfterEach
  void stop() {
    client.close();
    node.close();
  }

  @Test
  void anObjectIsPutAndGotByItsPath() throws Exception {
    assertEquals(200, call("PUT", "2026/a%20b.txt", "first").statusCode());
    assertEquals("first", Files.readString(folder.resolve("data/s3/papers/2026/a b.txt")));
    HttpResponse<String> got = call("GET", "2026/a%20b.txt", "");
    assertEquals("first", got.body());
    assertEquals("text/plain", got.headers().firstValue("content-type").orElseThrow());
    assertEquals(404, call("GET", "none", "").statusCode());
  }

  private HttpResponse<String> call(String method, String key, String body) throws Exception {
    return send(method, "/execute-api/" + api + "/prod/" + key, "text/plain", body);
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    URI uri = URI.create(node.inner() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body));
    if (path.startsWith("/restapis")) {
      request.header(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/apigateway/aws4_request,"
              + " SignedHeaders=host, Signature=0");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
