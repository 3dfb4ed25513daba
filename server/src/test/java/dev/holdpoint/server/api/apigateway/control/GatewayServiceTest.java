package dev.holdpoint.server.api.apigateway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.IntegrationType;
import dev.holdpoint.core.apigateway.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Through AWS's own client, over HTTP. */
class GatewayServiceTest extends GatewayWorld {

  private String resource(String api, String parent, String part) {
    return client.createResource(r -> r.restApiId(api).parentId(parent).pathPart(part)).id();
  }

  @Test
  void anApiIsMadePieceByPiece() {
    String api = client.createRestApi(a -> a.name("shop")).id();
    String orders = resource(api, client.getRestApi(a -> a.restApiId(api)).rootResourceId(), "o");
    String order = resource(api, orders, "{id}");
    client.putMethod(
        m -> m.restApiId(api).resourceId(order).httpMethod("GET").authorizationType("AWS_IAM"));
    assertThrows(BadRequestException.class, () -> client.createDeployment(d -> d.restApiId(api)));
    client.putIntegration(i ->
        i.restApiId(api)
            .resourceId(order)
            .httpMethod("GET")
            .type("MOCK")
            .requestTemplates(Map.of("application/json", "{\"statusCode\":200}")));
    assertThrows(
        NotFoundException.class,
        () ->
            client.putIntegrationResponse(
                r -> r.restApiId(api).resourceId(order).httpMethod("GET").statusCode("200")));
    client.putMethodResponse(
        r -> r.restApiId(api).resourceId(order).httpMethod("GET").statusCode("200"));
    client.putIntegrationResponse(
        r -> r.restApiId(api).resourceId(order).httpMethod("GET").statusCode("200"));
    client.createDeployment(d -> d.restApiId(api).stageName("v1").variables(Map.of("a", "b")));
    Api made = store.read(tx -> new Apis().find(tx, api));
    Route route = made.routes().getFirst();
    assertEquals("/o/{id}", route.path());
    assertEquals(IntegrationType.MOCK, route.integration().type());
    assertEquals("200", route.integration().responses().getFirst().statusCode());
    assertTrue(route.request().signed());
    assertEquals("v1", client.getStages(s -> s.restApiId(api)).item().getFirst().stageName());
    assertEquals(
        List.of("/", "/o", "/o/{id}"),
        client.getResources(r -> r.restApiId(api)).items().stream().map(Resource::path).toList());
    client.deleteResource(r -> r.restApiId(api).resourceId(orders));
    assertEquals(1, client.getResources(r -> r.restApiId(api)).items().size());
    client.deleteRestApi(a -> a.restApiId(api));
    assertThrows(NotFoundException.class, () -> client.getRestApi(a -> a.restApiId(api)));
  }

  @Test
  void aDocumentTakesTheApisPlace() {
    String api = client.createRestApi(a -> a.name("shop")).id();
    String old = resource(api, api, "old");
    client.putRestApi(p ->
        p.restApiId(api)
            .mode("overwrite")
            .body(
                SdkBytes.fromUtf8String(
                    """
                    {"swagger": "2.0", "paths": {"/p/{x}": {"get": {
                      "x-amazon-apigateway-integration": {"type": "mock"}}}}}
                    """)));
    assertEquals(
        List.of("/", "/p", "/p/{x}"),
        client.getResources(r -> r.restApiId(api)).items().stream().map(Resource::path).toList());
    assertThrows(
        NotFoundException.class, () -> client.getResource(r -> r.restApiId(api).resourceId(old)));
  }

  @Test
  void mistakesAreRefused() {
    String api = client.createRestApi(a -> a.name("shop")).id();
    resource(api, api, "o");
    assertThrows(ConflictException.class, () -> resource(api, api, "o"));
    assertThrows(BadRequestException.class, () -> resource(api, api, "a b"));
    assertThrows(BadRequestException.class, () -> client.createRestApi(a -> a.name("")));
    assertThrows(
        BadRequestException.class, () -> client.createRestApi(a -> a.name("x").policy("{}")));
    assertThrows(
        NotFoundException.class, () -> client.deleteStage(s -> s.restApiId(api).stageName("none")));
  }
}
