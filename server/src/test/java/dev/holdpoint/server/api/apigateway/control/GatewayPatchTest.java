package dev.holdpoint.server.api.apigateway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.QuotaSettings;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/** Patches, and what is deployed, through AWS's own client. */
class GatewayPatchTest extends GatewayWorld {
  private static final String DOCUMENT =
      """
      {"swagger": "2.0", "info": {"title": "shop", "version": "7"},
       "paths": {"/a/{x}": {"get": {
         "responses": {"200": {"description": "well"}},
         "x-amazon-apigateway-integration": {"type": "mock",
           "requestTemplates": {"application/json": "{\\"statusCode\\": 200}"},
           "responses": {"default": {"statusCode": "200"}}}}}}}
      """;

  private String api;
  private String leaf;

  @BeforeEach
  void importApi() {
    api = client.importRestApi(i -> i.body(SdkBytes.fromUtf8String(DOCUMENT))).id();
    leaf =
        client.getResources(r -> r.restApiId(api)).items().stream()
            .filter(one -> one.path().equals("/a/{x}"))
            .findFirst()
            .orElseThrow()
            .id();
  }

  private static PatchOperation patch(String operation, String path, String value) {
    return PatchOperation.builder().op(Op.fromValue(operation)).path(path).value(value).build();
  }

  private static PatchOperation replace(String path, String value) {
    return patch("replace", path, value);
  }

  private List<String> served(String path) {
    Api serving = store.read(tx -> Objects.requireNonNull(new Apis().serving(tx, api, path)));
    return serving.routes().stream().map(route -> route.method() + " " + route.path()).toList();
  }

  @Test
  void aDocumentsApiIsShownAndPatched() {
    assertEquals("7", client.getRestApi(a -> a.restApiId(api)).version());
    PatchOperation name = replace("/name", "other");
    PatchOperation type = patch("add", "/binaryMediaTypes/image~1png", "");
    PatchOperation policy =
        replace(
            "/policy",
            "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\":"
                + " \"execute-api:Invoke\", \"Resource\": \"execute-api:/*\"}}");
    var changed = client.updateRestApi(u -> u.restApiId(api).patchOperations(name, type, policy));
    assertEquals("other", changed.name());
    assertEquals(List.of("image/png"), changed.binaryMediaTypes());
    assertTrue(changed.policy().startsWith("{\\\"Statement"), changed.policy());
    PatchOperation wrong = replace("/rootResourceId", "x");
    BadRequestException refused =
        assertThrows(
            BadRequestException.class,
            () -> client.updateRestApi(u -> u.restApiId(api).patchOperations(wrong)));
    String message = refused.awsErrorDetails().errorMessage();
    assertTrue(
        message.startsWith(
            "Invalid patch path  '/rootResourceId' specified for op 'replace'. Must be one of: ["
                + "/name, /description"),
        message);
  }

  @Test
  void aMethodIsPatchedWithAllThatBelongsToIt() {
    PatchOperation key = replace("/apiKeyRequired", "true");
    PatchOperation parameter =
        patch("add", "/requestParameters/method.request.querystring.q", "true");
    client.updateMethod(
        m -> m.restApiId(api).resourceId(leaf).httpMethod("GET").patchOperations(key, parameter));
    PatchOperation template =
        replace("/requestTemplates/application~1json", "{\"statusCode\": 500}");
    client.updateIntegration(
        i -> i.restApiId(api).resourceId(leaf).httpMethod("GET").patchOperations(template));
    PatchOperation pattern = replace("/selectionPattern", "5..");
    client.updateIntegrationResponse(r ->
        r.restApiId(api)
            .resourceId(leaf)
            .httpMethod("GET")
            .statusCode("200")
            .patchOperations(pattern));
    PatchOperation header =
        patch("add", "/responseParameters/method.response.header.Location", "false");
    client.updateMethodResponse(r ->
        r.restApiId(api)
            .resourceId(leaf)
            .httpMethod("GET")
            .statusCode("200")
            .patchOperations(header));
    GetMethodResponse method =
        client.getMethod(m -> m.restApiId(api).resourceId(leaf).httpMethod("GET"));
    assertTrue(method.apiKeyRequired());
    assertEquals(Map.of("method.request.querystring.q", true), method.requestParameters());
    assertEquals(
        "{\"statusCode\": 500}",
        method.methodIntegration().requestTemplates().get("application/json"));
    assertEquals(
        "5..", method.methodIntegration().integrationResponses().get("200").selectionPattern());
    assertEquals(
        Map.of("method.response.header.Location", false),
        method.methodResponses().get("200").responseParameters());
  }

  @Test
  void aMovedResourceTakesItsMethodsAlong() {
    PatchOperation part = replace("/pathPart", "b");
    String parent = client.getResource(r -> r.restApiId(api).resourceId(leaf)).parentId();
    client.updateResource(r -> r.restApiId(api).resourceId(parent).patchOperations(part));
    assertEquals("/b/{x}", client.getResource(r -> r.restApiId(api).resourceId(leaf)).path());
    assertTrue(
        client
            .getResource(r -> r.restApiId(api).resourceId(leaf))
            .resourceMethods()
            .containsKey("GET"));
  }

  @Test
  void aStageServesWhatItsDeploymentHeld() {
    String first =
        client.createDeployment(d -> d.restApiId(api).stageName("v1").description("one")).id();
    client.putMethod(
        m -> m.restApiId(api).resourceId(leaf).httpMethod("PUT").authorizationType("NONE"));
    client.putIntegration(i -> i.restApiId(api).resourceId(leaf).httpMethod("PUT").type("MOCK"));
    assertEquals(List.of("GET /a/{x}"), served("/v1/a/7"));
    String second = client.createDeployment(d -> d.restApiId(api)).id();
    assertEquals(List.of("GET /a/{x}"), served("/v1/a/7"));
    PatchOperation moved = replace("/deploymentId", second);
    PatchOperation variable = replace("/variables/mode", "on");
    PatchOperation rate = replace("/*/*/throttling/rateLimit", "5");
    UpdateStageResponse stage =
        client.updateStage(
            s -> s.restApiId(api).stageName("v1").patchOperations(moved, variable, rate));
    assertEquals(Map.of("mode", "on"), stage.variables());
    assertEquals(5, stage.methodSettings().get("*/*").throttlingRateLimit());
    assertEquals(2, served("/v1/a/7").size());
    BadRequestException active =
        assertThrows(
            BadRequestException.class,
            () -> client.deleteDeployment(d -> d.restApiId(api).deploymentId(second)));
    assertTrue(active.getMessage().contains("Active stages pointing to this deployment"));
    client.deleteDeployment(d -> d.restApiId(api).deploymentId(first));
    assertEquals(1, client.getDeployments(d -> d.restApiId(api)).items().size());
    PatchOperation gone = replace("/deploymentId", first);
    assertThrows(
        BadRequestException.class,
        () -> client.updateStage(s -> s.restApiId(api).stageName("v1").patchOperations(gone)));
    client.deleteRestApi(a -> a.restApiId(api));
    assertNull(
        store.<String>read(tx -> {
          var left = new dev.holdpoint.core.apigateway.Deployments().find(tx, api, second);
          return left == null ? null : left.id();
        }));
  }

  @Test
  void partsAreMadeShownPatchedAndHeldByWhatNamesThem() {
    String validator = validator();
    model();
    String authorizer = authorizer();
    PatchOperation source = replace("/identitySource", "method.request.header.X-Who");
    assertEquals(
        "method.request.header.X-Who",
        client
            .updateAuthorizer(
                a -> a.restApiId(api).authorizerId(authorizer).patchOperations(source))
            .identitySource());
    PatchOperation type = replace("/authorizationType", "CUSTOM");
    PatchOperation who = replace("/authorizerId", authorizer);
    PatchOperation checked = replace("/requestValidatorId", validator);
    PatchOperation model = patch("add", "/requestModels/application~1json", "Order");
    client.updateMethod(m ->
        m.restApiId(api)
            .resourceId(leaf)
            .httpMethod("GET")
            .patchOperations(type, who, checked, model));
    assertThrows(
        ConflictException.class,
        () -> client.deleteAuthorizer(a -> a.restApiId(api).authorizerId(authorizer)));
    assertThrows(
        ConflictException.class,
        () -> client.deleteRequestValidator(v -> v.restApiId(api).requestValidatorId(validator)));
    assertThrows(
        ConflictException.class,
        () -> client.deleteModel(m -> m.restApiId(api).modelName("Order")));
  }

  private String validator() {
    return client
        .createRequestValidator(v -> v.restApiId(api).name("all").validateRequestBody(true))
        .id();
  }

  private void model() {
    client.createModel(m ->
        m.restApiId(api)
            .name("Order")
            .contentType("application/json")
            .schema("{\"type\": \"object\"}"));
  }

  private String authorizer() {
    String function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    return client
        .createAuthorizer(a ->
            a.restApiId(api)
                .name("who")
                .type("TOKEN")
                .identitySource("method.request.header.Authorization")
                .authorizerUri(
                    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                        + function
                        + "/invocations"))
        .id();
  }

  @Test
  void gatewayResponsesAreOurOwnOnlyWhereTheyAreSet() {
    client.putGatewayResponse(g -> g.restApiId(api).responseType("DEFAULT_4XX").statusCode("418"));
    PatchOperation text =
        patch("add", "/responseTemplates/application~1json", "$stageVariables.mode");
    client.updateGatewayResponse(
        g -> g.restApiId(api).responseType("DEFAULT_4XX").patchOperations(text));
    assertFalse(
        client
            .getGatewayResponse(g -> g.restApiId(api).responseType("DEFAULT_4XX"))
            .defaultResponse());
    assertTrue(
        client
            .getGatewayResponse(g -> g.restApiId(api).responseType("THROTTLED"))
            .defaultResponse());
  }

  @Test
  void keysAndPlans() {
    client.createDeployment(d -> d.restApiId(api).stageName("v1"));
    String key = client.createApiKey(k -> k.name("k").enabled(true)).id();
    ThrottleSettings throttle = ThrottleSettings.builder().burstLimit(2).rateLimit(1.0).build();
    QuotaSettings quota = QuotaSettings.builder().limit(9).period("DAY").build();
    String plan = client.createUsagePlan(p -> p.name("p").throttle(throttle).quota(quota)).id();
    PatchOperation stage = patch("add", "/apiStages", api + ":v1");
    PatchOperation burst = replace("/throttle/burstLimit", "7");
    PatchOperation free = patch("remove", "/quota", "");
    client.updateUsagePlan(u -> u.usagePlanId(plan).patchOperations(stage, burst, free));
    UsagePlan shown = client.getUsagePlans(p -> p.limit(5)).items().getFirst();
    assertEquals(7, shown.throttle().burstLimit());
    assertNull(shown.quota());
    assertEquals("v1", shown.apiStages().getFirst().stage());
    client.createUsagePlanKey(k -> k.usagePlanId(plan).keyId(key).keyType("API_KEY"));
    assertThrows(
        ConflictException.class,
        () -> client.createUsagePlanKey(k -> k.usagePlanId(plan).keyId(key).keyType("API_KEY")));
    assertThrows(BadRequestException.class, () -> client.deleteUsagePlan(p -> p.usagePlanId(plan)));
    PatchOperation off = replace("/enabled", "false");
    assertFalse(client.updateApiKey(k -> k.apiKey(key).patchOperations(off)).enabled());
    assertNull(client.getApiKey(k -> k.apiKey(key)).value());
    client.deleteApiKey(k -> k.apiKey(key));
    assertEquals(0, client.getUsagePlanKeys(p -> p.usagePlanId(plan)).items().size());
    assertThrows(NotFoundException.class, () -> client.getApiKey(k -> k.apiKey(key)));
  }
}
