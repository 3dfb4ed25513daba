package dev.holdpoint.app.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.ApiType;
import dev.holdpoint.app.stack.type.DeploymentType;
import dev.holdpoint.app.stack.type.FolderType;
import dev.holdpoint.app.stack.type.MethodType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.StageType;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Deployments;
import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.core.apigateway.HttpCall;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.ServiceUri;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.apigateway.ApiRoute;
import dev.holdpoint.server.api.apigateway.Backends;
import dev.holdpoint.server.api.apigateway.ConfirmGate;
import dev.holdpoint.server.api.apigateway.PageNonces;
import dev.holdpoint.server.api.apigateway.velocity.TemplateLimits;
import dev.holdpoint.server.api.apigateway.velocity.VelocityTemplates;
import dev.holdpoint.server.host.AnswerSink;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST APIs whose resources and methods stand in a template one by one. */
class RestApiStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:decide";

  private static final String TEMPLATE =
      """
      Resources:
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties: {Name: approvals}
        Decision:
          Type: AWS::ApiGateway::Resource
          Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: decision}
        One:
          Type: AWS::ApiGateway::Resource
          Properties: {RestApiId: !Ref Api, ParentId: !Ref Decision, PathPart: "{id}"}
        Get:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            ResourceId: !Ref One
            HttpMethod: GET
            AuthorizationType: NONE
            RequestParameters: {method.request.querystring.who: true}
            Integration:
              Type: AWS
              IntegrationHttpMethod: POST
              Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/%s/invocations"
              RequestTemplates:
                application/json: |
                  {"id": "$input.params('id')", "body": $input.json('$'), "stage": "$context.stage",
                   "answer": "$util.escapeJavaScript($input.params('answer'))"}
              IntegrationResponses:
                - StatusCode: 302
                  ResponseParameters:
                    method.response.header.Location: integration.response.body.headers.Location
                - StatusCode: 409
                  SelectionPattern: ".*already.*"
                  ResponseTemplates:
                    application/json: '{"why": $input.json("$.errorMessage")}'
            MethodResponses: [{StatusCode: 302}, {StatusCode: 409}]
        Deployment:
          Type: AWS::ApiGateway::Deployment
          DependsOn: Get
          Properties: {RestApiId: !Ref Api, StageName: other}
        Stage:
          Type: AWS::ApiGateway::Stage
          Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: live}
      Outputs:
        Url: {Value: !Sub "https://${Api}.execute-api.${AWS::Region}.amazonaws.com/live/decision/7"}
      """
          .formatted(FUNCTION);

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Apis apis = new Apis();
  private final SystemIds ids =
      new SystemIds(InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000)));
  private final Functions functions = new Functions();

  /** One function that says what it was told to say. */
  private static final class Functions implements Backends {
    String asked = "";
    Incoming.@Nullable FromFunction answer;

    @Override
    public Incoming.@Nullable FromFunction invoke(String arn, byte[] payload, String requestId) {
      asked = arn + " " + new String(payload, UTF_8).replaceAll("\\s+", "");
      return answer;
    }

    @Override
    public @Nullable Incoming stream(
        String arn, byte[] payload, String requestId, AnswerSink sink) {
      return invoke(arn, payload, requestId);
    }

    @Override
    public boolean enqueue(String functionArn, byte[] payload) {
      return false;
    }

    @Override
    public Incoming.@Nullable FromHttp call(ServiceUri service, HttpCall call) {
      return null;
    }

    @Override
    public Incoming.@Nullable FromHttp call(HttpCall call) {
      return null;
    }
  }

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner.Outcome run(String text) {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new ApiType(apis, ApiKind.REST));
    types.add(new FolderType(apis));
    types.add(new MethodType(apis));
    types.add(new DeploymentType(apis, new Deployments()));
    types.add(new StageType(apis, ApiKind.REST));
    StackRunner runner =
        new StackRunner(
            store, this::turn, new ResourceTypes(types), HERE, () -> "generated", StackCheck.NONE);
    try {
      return runner.run("shop", Files.writeString(folder.resolve("t.yaml"), text), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebResponse get(StackRunner.Outcome outcome, String stage, String query) {
    String url = String.valueOf(outcome.stack().outputs().get("Url")).replace("\"", "");
    String path = URI.create(url).getPath().replace("/live/", "/" + stage + "/");
    ApiRoute route =
        new ApiRoute(
            store,
            Home.DEFAULT,
            GatewayLimits.AWS,
            InstantSource.system(),
            new VelocityTemplates(TemplateLimits.AWS),
            functions,
            new ConfirmGate(List.of(), new PageNonces(store, new byte[32], InstantSource.system())),
            _ -> null,
            null,
            (_, _, _) -> {});
    return route
        .answer(
            new WebRequest(
                "GET", path, query, Map.of("host", List.of("x")), new byte[0], "10.0.0.9"))
        .head();
  }

  private static Incoming.FromFunction function(String payload, boolean failed) {
    return new Incoming.FromFunction(payload.getBytes(UTF_8), failed);
  }

  @Test
  void requestIsMappedByItsTemplateAndTheAnswerByItsParameters() {
    functions.answer = function("{\"headers\":{\"Location\":\"https://example.org/7\"}}", false);
    WebResponse response = get(run(TEMPLATE), "live", "answer=a%2Fb%22c");
    assertEquals(302, response.status());
    assertEquals(List.of("https://example.org/7"), response.headers().get("Location"));
    assertEquals(
        FUNCTION + " {\"id\":\"7\",\"body\":{},\"stage\":\"live\",\"answer\":\"a\\/b\\\"c\"}",
        functions.asked);
  }

  @Test
  void functionsErrorChoosesTheResponse() {
    functions.answer = function("{\"errorMessage\":\"already decided\"}", true);
    WebResponse response = get(run(TEMPLATE), "other", "");
    assertEquals(409, response.status());
    assertEquals("{\"why\": \"already decided\"}", new String(response.body(), UTF_8));
  }

  @Test
  void functionThatIsNotThereIsA500() {
    WebResponse response = get(run(TEMPLATE), "live", "");
    assertEquals(500, response.status());
    assertEquals("{\"message\": \"Internal server error\"}", new String(response.body(), UTF_8));
  }

  @Test
  void aSecondRunKeepsTheApiAndTakesAwayWhatIsGone() {
    StackRunner.Outcome first = run(TEMPLATE);
    String without = TEMPLATE.replaceAll("(?s)  Get:.*?  Deployment:", "  Deployment:");
    StackRunner.Outcome second = run(without.replace("    DependsOn: Get\n", ""));
    assertEquals(first.stack().outputs(), second.stack().outputs());
    assertEquals(403, get(second, "live", "").status());
  }

  @Test
  void whatIsNotSupportedIsRefusedByName() {
    refuses(TEMPLATE.replace("Type: AWS\n", "Type: AWS\n        TlsConfig: {}\n"), "tlsConfig");
    refuses(TEMPLATE.replace("Type: NONE", "Type: JWT"), "JWT");
    refuses(TEMPLATE.replace("lambda:path", "kinesis:path"), "kinesis");
    refuses(TEMPLATE.replace("HttpMethod: GET", "HttpMethod: FETCH"), "FETCH");
  }

  private void refuses(String template, String name) {
    TemplateException refusal = assertThrows(TemplateException.class, () -> run(template));
    assertTrue(String.valueOf(refusal.getMessage()).contains(name), refusal.getMessage());
  }
}
