package dev.holdpoint.server.api.apigatewayv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** Through AWS's own client, over HTTP. */
class HttpApiServiceTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

  private final Store store = new InMemoryStore();
  private HttpListener listener;
  private ApiGatewayV2Client client;

  @BeforeEach
  void connect() {
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    GatewayDesk desk = new GatewayDesk(store, turns, Json::parse);
    listener =
        new HttpListener(
            HttpSettings.loopback(0, 1_000_000),
            List.of(new AwsDoor(List.of(HttpApiService.on(desk)))));
    listener.start();
    client =
        ApiGatewayV2Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(new dev.holdpoint.server.api.apigateway.control.PatchingClient())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
    listener.close();
    store.close();
  }

  private String api() {
    return client.createApi(a -> a.name("shop").protocolType(ProtocolType.HTTP)).apiId();
  }

  private String integration(String api, String address) {
    return client
        .createIntegration(i ->
            i.apiId(api)
                .integrationType("HTTP_PROXY")
                .integrationMethod("GET")
                .integrationUri(address)
                .payloadFormatVersion("1.0"))
        .integrationId();
  }

  private Api stored(String api) {
    return store.read(tx -> new Apis().find(tx, api));
  }

  @Test
  void quickCreateMakesAllThatServes() {
    CreateApiResponse made =
        client.createApi(a ->
            a.name("shop")
                .protocolType(ProtocolType.HTTP)
                .target(FUNCTION)
                .corsConfiguration(c -> c.allowOrigins("*").maxAge(5))
                .tags(Map.of("a", "b")));
    String id = made.apiId();
    assertTrue(made.apiEndpoint().endsWith("/execute-api/" + id), made.apiEndpoint());
    assertEquals(5, made.corsConfiguration().maxAge());
    Route route = stored(id).routes().getFirst();
    assertEquals(Route.DEFAULT, route.path());
    assertEquals(PayloadFormat.V2, route.integration().format());
    assertEquals("$default", client.getRoutes(r -> r.apiId(id)).items().getFirst().routeKey());
    Integration shown = client.getIntegrations(i -> i.apiId(id)).items().getFirst();
    assertEquals("AWS_PROXY", shown.integrationTypeAsString());
    assertEquals(FUNCTION, shown.integrationUri());
    assertTrue(client.getStage(s -> s.apiId(id).stageName("$default")).autoDeploy());
    assertFalse(stored(id).stages().getFirst().pinned());
    assertEquals(1, client.getApis(a -> a.maxResults("1")).items().size());
  }

  @Test
  void routesGoWhereTheirIntegrationGoes() {
    String api = api();
    String first = integration(api, "https://one.example");
    String route =
        client
            .createRoute(r -> r.apiId(api).routeKey("GET /a/{id}").target("integrations/" + first))
            .routeId();
    assertThrows(
        ConflictException.class,
        () -> client.createRoute(r -> r.apiId(api).routeKey("GET /a/{id}")));
    client.updateIntegration(
        i -> i.apiId(api).integrationId(first).integrationUri("https://two.example"));
    assertEquals("https://two.example", stored(api).routes().getFirst().integration().uri());
    String other = integration(api, "https://three.example");
    client.updateRoute(r ->
        r.apiId(api)
            .routeId(route)
            .routeKey("ANY /b")
            .target("integrations/" + other)
            .operationName("op")
            .authorizationType("AWS_IAM"));
    Route changed = stored(api).routes().getFirst();
    assertEquals("ANY /b", changed.key());
    assertEquals("https://three.example", changed.integration().uri());
    assertTrue(changed.request().signed());
    assertEquals("op", client.getRoute(r -> r.apiId(api).routeId(route)).operationName());
    assertThrows(
        ConflictException.class,
        () -> client.deleteIntegration(i -> i.apiId(api).integrationId(other)));
    client.deleteRoute(r -> r.apiId(api).routeId(route));
    client.deleteIntegration(i -> i.apiId(api).integrationId(other));
    assertEquals(1, client.getIntegrations(i -> i.apiId(api)).items().size());
    assertThrows(NotFoundException.class, () -> client.getRoute(r -> r.apiId(api).routeId(route)));
  }

  @Test
  void authorizersAreAskedByTheRoutesThatNameThem() {
    String api = api();
    String jwt =
        client
            .createAuthorizer(a ->
                a.apiId(api)
                    .name("jwt")
                    .authorizerType("JWT")
                    .identitySource("$request.header.Authorization")
                    .jwtConfiguration(j -> j.issuer("https://issuer.example").audience("me")))
            .authorizerId();
    String function =
        client
            .createAuthorizer(a ->
                a.apiId(api)
                    .name("fn")
                    .authorizerType("REQUEST")
                    .authorizerUri(FUNCTION)
                    .identitySource("$request.header.Authorization")
                    .authorizerPayloadFormatVersion("2.0")
                    .enableSimpleResponses(true))
            .authorizerId();
    client.createRoute(r ->
        r.apiId(api)
            .routeKey("GET /a")
            .authorizationType("JWT")
            .authorizerId(jwt)
            .authorizationScopes("read"));
    assertEquals(List.of("read"), stored(api).routes().getFirst().request().scopes());
    assertThrows(
        BadRequestException.class,
        () ->
            client.createRoute(r ->
                r.apiId(api).routeKey("GET /b").authorizationType("JWT").authorizerId(function)));
    assertThrows(
        ConflictException.class,
        () -> client.deleteAuthorizer(a -> a.apiId(api).authorizerId(jwt)));
    client.updateAuthorizer(
        a -> a.apiId(api).authorizerId(function).enableSimpleResponses(false).name("other"));
    var shown = client.getAuthorizer(a -> a.apiId(api).authorizerId(function));
    assertEquals("other", shown.name());
    assertFalse(shown.enableSimpleResponses());
    assertEquals("2.0", shown.authorizerPayloadFormatVersion());
    assertEquals(2, client.getAuthorizers(a -> a.apiId(api)).items().size());
  }

  @Test
  void stageServesWhatWasDeployedUnlessItDeploysItself() {
    String api = api();
    client.createStage(s -> s.apiId(api).stageName("v1").stageVariables(Map.of("a", "b")));
    assertThrows(BadRequestException.class, () -> client.createDeployment(d -> d.apiId(api)));
    client.createRoute(r -> r.apiId(api).routeKey("GET /a"));
    String made = client.createDeployment(d -> d.apiId(api).stageName("v1")).deploymentId();
    client.createRoute(r -> r.apiId(api).routeKey("GET /b"));
    assertEquals(1, served(api, "/v1/a").routes().size());
    assertThrows(
        BadRequestException.class,
        () -> client.deleteDeployment(d -> d.apiId(api).deploymentId(made)));
    client.updateStage(s -> s.apiId(api).stageName("v1").autoDeploy(true));
    assertEquals(2, served(api, "/v1/a").routes().size());
    assertThrows(
        BadRequestException.class,
        () -> client.createDeployment(d -> d.apiId(api).stageName("v1")));
    client.updateStage(s -> s.apiId(api).stageName("v1").autoDeploy(false));
    client.createRoute(r -> r.apiId(api).routeKey("GET /c"));
    assertEquals(2, served(api, "/v1/a").routes().size());
    client.deleteDeployment(d -> d.apiId(api).deploymentId(made));
    assertEquals(1, client.getDeployments(d -> d.apiId(api)).items().size());
    assertEquals(
        Map.of("a", "b"), client.getStages(s -> s.apiId(api)).items().getFirst().stageVariables());
    client.deleteStage(s -> s.apiId(api).stageName("v1"));
    assertThrows(NotFoundException.class, () -> client.getStage(s -> s.apiId(api).stageName("v1")));
  }

  private Api served(String api, String path) {
    return store.read(tx -> new Apis().serving(tx, api, path));
  }

  @Test
  void whatTemplatesMadeIsShownAndChanged() {
    Api made =
        new Api(
            "fromabove",
            "shop",
            ApiKind.HTTP,
            List.of(new Stage(Stage.DEFAULT, Map.of())),
            List.of(Route.proxy("GET", "/a", FUNCTION, PayloadFormat.V2)),
            List.of());
    store.write(tx -> new Apis().put(tx, made));
    var route = client.getRoutes(r -> r.apiId("fromabove")).items().getFirst();
    var integration = client.getIntegrations(i -> i.apiId("fromabove")).items().getFirst();
    assertEquals("integrations/" + integration.integrationId(), route.target());
    client.updateRoute(r -> r.apiId("fromabove").routeId(route.routeId()).routeKey("PUT /a"));
    assertEquals("PUT /a", stored("fromabove").routes().getFirst().key());
    assertEquals(FUNCTION, stored("fromabove").routes().getFirst().integration().uri());
  }

  @Test
  void documentBecomesAnApiAndTakesAnothersPlace() {
    String document =
        """
        {"openapi": "3.0.1", "info": {"title": "doc", "version": "7"},
         "paths": {"/a": {"get": {"x-amazon-apigateway-integration": {"type": "http_proxy",
           "httpMethod": "GET", "uri": "https://one.example", "payloadFormatVersion": "1.0"}}}}}
        """;
    var made = client.importApi(i -> i.body(document));
    assertEquals("doc", made.name());
    assertEquals("7", made.version());
    client.reimportApi(r -> r.apiId(made.apiId()).body(document.replace("/a", "/b")));
    assertEquals(
        "GET /b", client.getRoutes(r -> r.apiId(made.apiId())).items().getFirst().routeKey());
    assertThrows(BadRequestException.class, () -> client.importApi(i -> i.body("{}")));
  }

  @Test
  void apiIsChangedTaggedAndTakenAway() {
    String api = api();
    client.updateApi(a ->
        a.apiId(api).name("other").description("d").corsConfiguration(c -> c.allowOrigins("*")));
    assertEquals("d", client.getApi(a -> a.apiId(api)).description());
    client.deleteCorsConfiguration(c -> c.apiId(api));
    assertNull(client.getApi(a -> a.apiId(api)).corsConfiguration());
    String arn = "arn:aws:apigateway:us-east-1::/apis/" + api;
    client.tagResource(t -> t.resourceArn(arn).tags(Map.of("a", "b", "c", "d")));
    client.untagResource(t -> t.resourceArn(arn).tagKeys("a"));
    assertEquals(Map.of("c", "d"), client.getTags(t -> t.resourceArn(arn)).tags());
    assertEquals("other", client.getApi(a -> a.apiId(api)).name());
    client.deleteApi(a -> a.apiId(api));
    assertThrows(NotFoundException.class, () -> client.getApi(a -> a.apiId(api)));
  }

  @Test
  void anIntegrationMayCallAwsWithoutAFunction() {
    String api = api();
    String id =
        client
            .createIntegration(i ->
                i.apiId(api)
                    .integrationType("AWS_PROXY")
                    .integrationSubtype("SQS-SendMessage")
                    .requestParameters(Map.of("QueueUrl", "u", "MessageBody", "$request.body"))
                    .credentialsArn("arn:aws:iam::000000000000:role/r")
                    .payloadFormatVersion("1.0"))
            .integrationId();
    client.updateIntegration(i ->
        i.apiId(api)
            .integrationId(id)
            .requestParameters(Map.of("QueueUrl", "v", "MessageBody", "$request.body")));
    var shown = client.getIntegration(i -> i.apiId(api).integrationId(id));
    assertEquals("SQS-SendMessage", shown.integrationSubtype());
    assertEquals("v", shown.requestParameters().get("QueueUrl"));
    assertEquals(null, shown.integrationUri());
  }

  @Test
  void whatIsNotServedIsRefusedByName() {
    String message =
        assertThrows(
                BadRequestException.class,
                () ->
                    client.createApi(a ->
                        a.name("ws")
                            .protocolType(ProtocolType.WEBSOCKET)
                            .routeSelectionExpression("$request.body.action")))
            .getMessage();
    assertTrue(message.contains("WebSocket"), message);
    String api = api();
    assertThrows(
        BadRequestException.class,
        () ->
            client.createIntegration(i ->
                i.apiId(api)
                    .integrationType("AWS_PROXY")
                    .integrationSubtype("SQS-SendMessage")
                    .payloadFormatVersion("1.0")));
    assertThrows(
        BadRequestException.class, () -> client.createRoute(r -> r.apiId(api).routeKey("GETa")));
    assertThrows(NotFoundException.class, () -> client.getApi(a -> a.apiId("none")));
  }
}
