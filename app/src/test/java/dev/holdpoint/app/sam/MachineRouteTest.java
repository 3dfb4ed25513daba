package dev.holdpoint.app.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.Template;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MachineRouteTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Machine:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: m.asl.json
            Events:
              Run: {Type: Api, Properties: {Path: /run, Method: post}}
              Bare:
                Type: Api
                Properties: {Path: /bare, Method: any, UnescapeMappingTemplate: true}
      """;

  private static Template template(String text) {
    Pseudo pseudo = new Pseudo(Home.DEFAULT, "shop", "arn:stack");
    return Plan.read(text, Map.of(), Map.of(), () -> "x", pseudo).template();
  }

  private static JsonNode integration(String path, String method) {
    return template(TEMPLATE)
        .resources()
        .get("ServerlessRestApi")
        .properties()
        .path("Body")
        .path("paths")
        .path(path)
        .path(method)
        .path("x-amazon-apigateway-integration");
  }

  @Test
  void anEventOfTheApiStartsTheMachineWithTheBody() {
    JsonNode run = integration("/run", "post");
    assertEquals("aws", run.path("type").asString());
    assertTrue(run.path("uri").path("Fn::Sub").asString().endsWith("states:action/StartExecution"));
    assertEquals(
        "{\"input\":\"$util.escapeJavaScript($input.json('$'))\","
            + "\"stateMachineArn\":\"${Machine}\"}",
        run.path("requestTemplates").path("application/json").path("Fn::Sub").asString());
    assertEquals("400", run.path("responses").path("400").path("statusCode").asString());
    assertEquals("AWS::IAM::Role", template(TEMPLATE).resources().get("MachineRunRole").type());
  }

  @Test
  void quotesMayBeUnescaped() {
    String template =
        integration("/bare", "x-amazon-apigateway-any-method")
            .path("requestTemplates")
            .path("application/json")
            .path("Fn::Sub")
            .asString();
    assertTrue(template.contains(".replaceAll("), template);
  }

  @Test
  void keysAreAskedForWhereTheEventSaysSo() {
    String text = TEMPLATE.replace("Method: post}", "Method: post, Auth: {ApiKeyRequired: true}}");
    JsonNode body = template(text).resources().get("ServerlessRestApi").properties().path("Body");
    assertTrue(body.toString().contains("\"security\":[{\"api_key\":[]}]"), body::toString);
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    String text = TEMPLATE.replace("Method: post}", "Method: post, RequestModel: {Model: M}}");
    TemplateException refused = assertThrows(TemplateException.class, () -> template(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("RequestModel"), refused.getMessage());
  }
}
