package dev.holdpoint.server.api.apigateway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.DocumentationPart;
import software.amazon.awssdk.services.apigateway.model.DocumentationPartType;
import software.amazon.awssdk.services.apigateway.model.DocumentationVersion;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Documentation, tags and the account, through AWS's own client. */
class AboutActionsTest extends GatewayWorld {
  private String api;

  @BeforeEach
  void makeApi() {
    api = client.createRestApi(a -> a.name("shop").tags(Map.of("a", "1"))).id();
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }

  @Test
  void partsAreDocumented() {
    String whole =
        client
            .createDocumentationPart(d ->
                d.restApiId(api).location(l -> l.type("API")).properties("{\"description\":\"d\"}"))
            .id();
    client.createDocumentationPart(d ->
        d.restApiId(api)
            .location(l -> l.type("METHOD").path("/a").method("GET"))
            .properties("{\"summary\":\"s\"}"));
    List<DocumentationPart> methods =
        client
            .getDocumentationParts(g -> g.restApiId(api).type(DocumentationPartType.METHOD))
            .items();
    assertEquals("/a", methods.getFirst().location().path());
    assertEquals(1, methods.size());
    client.updateDocumentationPart(u ->
        u.restApiId(api)
            .documentationPartId(whole)
            .patchOperations(replace("/properties", "{\"description\":\"e\"}")));
    assertEquals(
        "{\"description\":\"e\"}",
        client.getDocumentationPart(g -> g.restApiId(api).documentationPartId(whole)).properties());
    client.deleteDocumentationPart(d -> d.restApiId(api).documentationPartId(whole));
    assertThrows(
        NotFoundException.class,
        () -> client.deleteDocumentationPart(d -> d.restApiId(api).documentationPartId(whole)));
  }

  @Test
  void oddDocumentationIsRefused() {
    for (String odd : List.of("{", "[]", "{}", "\"text\"")) {
      assertThrows(
          BadRequestException.class,
          () ->
              client.createDocumentationPart(
                  d -> d.restApiId(api).location(l -> l.type("API")).properties(odd)));
    }
    assertThrows(
        BadRequestException.class,
        () ->
            client.createDocumentationPart(
                d -> d.restApiId(api).location(l -> l.type("ODD")).properties("{\"a\":1}")));
    client.createDocumentationPart(
        d -> d.restApiId(api).location(l -> l.type("API")).properties("{\"a\":1}"));
    assertThrows(
        ConflictException.class,
        () ->
            client.createDocumentationPart(
                d -> d.restApiId(api).location(l -> l.type("API")).properties("{\"a\":2}")));
  }

  @Test
  void documentationIsPublished() {
    client.createDocumentationVersion(
        d -> d.restApiId(api).documentationVersion("1").description("first"));
    client.updateDocumentationVersion(u ->
        u.restApiId(api)
            .documentationVersion("1")
            .patchOperations(replace("/description", "the first")));
    List<DocumentationVersion> all = client.getDocumentationVersions(g -> g.restApiId(api)).items();
    assertEquals("the first", all.getFirst().description());
    assertThrows(
        ConflictException.class,
        () -> client.createDocumentationVersion(d -> d.restApiId(api).documentationVersion("1")));
    client.deleteDocumentationVersion(d -> d.restApiId(api).documentationVersion("1"));
    assertThrows(
        NotFoundException.class,
        () -> client.getDocumentationVersion(d -> d.restApiId(api).documentationVersion("1")));
  }

  /** What is said of parts was lost when the API itself was patched. */
  @Test
  void aPatchOfTheApiKeepsWhatIsSaidOfItsParts() {
    client.createModel(
        m -> m.restApiId(api).name("M").contentType("application/json").description("d"));
    client.createDocumentationPart(
        d -> d.restApiId(api).location(l -> l.type("API")).properties("{\"a\":1}"));
    client.updateRestApi(u -> u.restApiId(api).patchOperations(replace("/description", "new")));
    assertEquals("d", client.getModel(m -> m.restApiId(api).modelName("M")).description());
    assertEquals(1, client.getDocumentationParts(g -> g.restApiId(api)).items().size());
    assertEquals("new", client.getRestApi(a -> a.restApiId(api)).description());
  }

  @Test
  void apisStagesKeysAndPlansHaveTags() {
    String key = client.createApiKey(k -> k.name("k")).id();
    String plan = client.createUsagePlan(p -> p.name("p")).id();
    String root = client.getResources(r -> r.restApiId(api)).items().getFirst().id();
    client.putMethod(
        m -> m.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
    client.putIntegration(i -> i.restApiId(api).resourceId(root).httpMethod("GET").type("MOCK"));
    client.createDeployment(d -> d.restApiId(api).stageName("prod"));
    for (String resource :
        List.of(
            "restapis/" + api,
            "restapis/" + api + "/stages/prod",
            "apikeys/" + key,
            "usageplans/" + plan)) {
      String arn = "arn:aws:apigateway:us-east-1::/" + resource;
      client.tagResource(t -> t.resourceArn(arn).tags(Map.of("a", "2", "b", "3")));
      client.untagResource(u -> u.resourceArn(arn).tagKeys("b", "other"));
      assertEquals(Map.of("a", "2"), client.getTags(g -> g.resourceArn(arn)).tags());
    }
    assertEquals(Map.of("a", "2"), client.getRestApi(a -> a.restApiId(api)).tags());
    assertEquals(Map.of("a", "2"), client.getStage(s -> s.restApiId(api).stageName("prod")).tags());
    for (String odd : List.of("x", "arn:aws:apigateway:us-east-1::/vpclinks/v")) {
      assertThrows(BadRequestException.class, () -> client.getTags(g -> g.resourceArn(odd)));
    }
    assertThrows(
        NotFoundException.class,
        () -> client.getTags(g -> g.resourceArn("arn:aws:apigateway:us-east-1::/restapis/no")));
  }

  @Test
  void theAccountHasARole() {
    assertNull(client.getAccount().cloudwatchRoleArn());
    String role = "arn:aws:iam::000000000000:role/logs";
    client.updateAccount(u -> u.patchOperations(replace("/cloudwatchRoleArn", role)));
    assertEquals(role, client.getAccount().cloudwatchRoleArn());
    assertEquals(5_000, client.getAccount().throttleSettings().burstLimit());
  }
}
