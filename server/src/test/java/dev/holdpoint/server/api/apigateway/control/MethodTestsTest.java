package dev.holdpoint.server.api.apigateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;

/** Methods that are tried. */
class MethodTestsTest extends GatewayWorld {
  private String api;
  private String leaf;

  private void make() {
    api = client.createRestApi(a -> a.name("shop")).id();
    leaf = client.createResource(r -> r.restApiId(api).parentId(api).pathPart("{id}")).id();
    client.putMethod(
        m -> m.restApiId(api).resourceId(leaf).httpMethod("ANY").authorizationType("AWS_IAM"));
  }

  @Test
  void methodIsTriedAsItIs() {
    make();
    assertThrows(
        BadRequestException.class,
        () -> client.testInvokeMethod(t -> t.restApiId(api).resourceId(leaf).httpMethod("GET")));
    client.putIntegration(i -> i.restApiId(api).resourceId(leaf).httpMethod("ANY").type("MOCK"));
    TestInvokeMethodResponse answer =
        client.testInvokeMethod(t ->
            t.restApiId(api)
                .resourceId(leaf)
                .httpMethod("POST")
                .pathWithQueryString("/7?a=b%20c&a=d")
                .headers(Map.of("X-One", "1"))
                .multiValueHeaders(Map.of("X-Two", List.of("2", "3")))
                .stageVariables(Map.of("v", "w"))
                .body("text"));
    assertEquals(201, answer.status());
    assertEquals("hello", answer.body());
    assertEquals("c", answer.headers().get("x-a"));
    assertEquals(List.of("b", "c"), answer.multiValueHeaders().get("x-a"));
    assertTrue(answer.log().contains(" : HTTP Method: POST, Resource Path: /{id}\n"), answer.log());
    assertTrue(answer.log().endsWith("Method completed with status: 201\n"), answer.log());
    assertNotNull(tried);
    assertNotNull(triedApi);
    assertEquals("/test-invoke-stage/7", tried.path());
    assertEquals(List.of("b c", "d"), tried.query().get("a"));
    assertEquals(List.of("1"), tried.headers().get("x-one"));
    assertEquals(List.of("2", "3"), tried.headers().get("x-two"));
    assertEquals("text", new String(tried.body(), UTF_8));
    assertEquals(Map.of("v", "w"), triedApi.stages().getFirst().variables());
  }

  @Test
  void methodThatIsNotThereIsNotTried() {
    make();
    client.deleteMethod(m -> m.restApiId(api).resourceId(leaf).httpMethod("ANY"));
    assertThrows(
        NotFoundException.class,
        () -> client.testInvokeMethod(t -> t.restApiId(api).resourceId(leaf).httpMethod("GET")));
  }
}
