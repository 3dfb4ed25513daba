package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.core.json.Json;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** An event {@code Api} of a state machine: a route that starts an execution with its body. */
record MachineRoute(String machineId, String name, Properties event) {
  void add(Evaluator early, Expansion out, Apis apis) {
    event.only(Set.of("Path", "Method", "RestApiId", "UnescapeMappingTemplate", "Auth"));
    String role = machineId + name + "Role";
    Roles.add(out, role, "apigateway.amazonaws.com", Json.array().path(0));
    boolean unescape =
        event.has("UnescapeMappingTemplate")
            && early.evaluate(event.get("UnescapeMappingTemplate"), event.where()).asBoolean(false);
    apis.add(event, false, operation(role, unescape));
  }

  private ObjectNode operation(String role, boolean unescape) {
    ObjectNode integration =
        Json.object()
            .put("type", "aws")
            .put("httpMethod", "POST")
            .set(
                "uri",
                sub(
                    "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution"));
    integration.set("credentials", Expansion.arn(role));
    integration.set(
        "requestTemplates", Json.object().set("application/json", sub(template(unescape))));
    ObjectNode answers = Json.object();
    ObjectNode responses = Json.object();
    for (String status : new String[] {"200", "400"}) {
      answers.set(status, Json.object().put("statusCode", status));
      responses.set(
          status, Json.object().put("description", status.equals("200") ? "OK" : "Bad Request"));
    }
    integration.set("responses", answers);
    ObjectNode operation = Json.object().set("responses", responses);
    operation.set("x-amazon-apigateway-integration", integration);
    return operation;
  }

  /** SAM's own template: the body becomes the execution's input. */
  private String template(boolean unescape) {
    String input = "$util.escapeJavaScript($input.json('$'))";
    return Json.object()
        .put("input", unescape ? input + ".replaceAll(\"\\\\'\",\"'\")" : input)
        .put("stateMachineArn", "${" + machineId + "}")
        .toString();
  }

  private static ObjectNode sub(String text) {
    return Json.object().put("Fn::Sub", text);
  }
}
