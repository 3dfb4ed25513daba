package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.Sources;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class EndpointCheckTest {
  private static final String RESOURCE = "arn:${AWS::Partition}:states:::dynamodb:putItem";

  @TempDir Path folder;

  private static TemplateResource machine(ObjectNode properties) {
    return TemplateResource.added("Orders", "AWS::StepFunctions::StateMachine", properties);
  }

  private void check(Map<String, Endpoint> endpoints, ObjectNode properties) {
    new EndpointCheck(new Endpoints(endpoints))
        .check(List.of(machine(properties)), new Sources(folder, Map.of()));
  }

  private String refusal(ObjectNode properties) {
    return String.valueOf(
        assertThrows(TemplateException.class, () -> check(Map.of(), properties)).getMessage());
  }

  @Test
  void missingEndpointIsNamedWithItsOption() {
    String refusal = refusal(Json.object().put("DefinitionString", RESOURCE));
    assertTrue(refusal.startsWith("Orders: "), refusal);
    assertTrue(refusal.contains("dynamodb:putItem"), refusal);
    assertTrue(refusal.contains("--endpoint dynamodb=URL"), refusal);
    assertTrue(refusal.contains("--allow-missing-endpoints"), refusal);
  }

  @Test
  void filesAndSubstitutionsAreLookedAtToo() throws IOException {
    Files.writeString(folder.resolve("m.asl.yaml"), "Resource: " + RESOURCE);
    assertTrue(
        refusal(Json.object().put("DefinitionS3Location", "m.asl.yaml")).contains("dynamodb"));
    ObjectNode substituted = Json.object();
    substituted.putObject("DefinitionSubstitutions").put("PutItem", RESOURCE);
    assertTrue(refusal(substituted).contains("dynamodb"));
  }

  @Test
  void integrationsOfApisAreLookedAtToo() {
    ObjectNode integration = Json.object().put("Uri", "arn:aws:apigateway:x:dynamodb:action/Query");
    TemplateResource method =
        TemplateResource.added("Find", "AWS::ApiGateway::Method", integration);
    TemplateException refused =
        assertThrows(
            TemplateException.class,
            () ->
                new EndpointCheck(new Endpoints(Map.of()))
                    .check(List.of(method), new Sources(folder, Map.of())));
    assertTrue(String.valueOf(refused.getMessage()).contains("dynamodb:Query"));
  }

  @Test
  void whatIsThereIsNotRefused() {
    check(Map.of("dynamodb", new Endpoint.Aws()), Json.object().put("DefinitionString", RESOURCE));
    check(
        Map.of(),
        Json.object()
            .put("Definition", "arn:aws:states:::sqs:sendMessage arn:aws:states:::lambda:invoke"));
  }
}
