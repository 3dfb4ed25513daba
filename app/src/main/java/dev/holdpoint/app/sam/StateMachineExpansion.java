package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Serverless::StateMachine}: the machine, its role, and the rules that start it. */
final class StateMachineExpansion {
  private static final Set<String> KNOWN =
      Set.of(
          "Definition",
          "DefinitionUri",
          "DefinitionSubstitutions",
          "Name",
          "Type",
          "Role",
          "Policies",
          "PermissionsBoundary",
          "Logging",
          "Tracing",
          "Tags",
          "PropagateTags",
          "AutoPublishAlias",
          "UseAliasAsEventTarget",
          "DeploymentPreference",
          "Events");

  private final TemplateResource resource;
  private final String id;
  private final Properties properties;
  private final Expansion out;
  private final RuleEvents rules;
  private final Evaluator early;
  private final Apis apis;

  StateMachineExpansion(TemplateResource resource, Evaluator early, Expansion out, Apis apis) {
    this.resource = resource;
    this.id = resource.logicalId();
    this.properties = Properties.of(id, resource.properties()).only(KNOWN);
    this.out = out;
    this.early = early;
    this.apis = apis;
    this.rules = new RuleEvents(id, early, out);
  }

  void expand() {
    ObjectNode machine = Json.object();
    properties.copy(
        Map.of(
            "Name", "StateMachineName",
            "Type", "StateMachineType",
            "Definition", "Definition",
            "DefinitionUri", "DefinitionS3Location",
            "DefinitionSubstitutions", "DefinitionSubstitutions",
            "Logging", "LoggingConfiguration"),
        machine);
    machine.set("RoleArn", properties.has("Role") ? properties.get("Role") : role());
    out.replace(resource, "AWS::StepFunctions::StateMachine", machine);
    ObjectNode alias = new MachineAlias(id, properties, out).add();
    ObjectNode target = alias != null && isEventTarget() ? alias : Expansion.reference(id);
    for (Map.Entry<String, JsonNode> event : properties.get("Events").properties()) {
      event(event.getKey(), event.getValue(), target);
    }
  }

  /** Whether events start the alias. */
  private boolean isEventTarget() {
    String name = "UseAliasAsEventTarget";
    return properties.has(name) && early.evaluate(properties.get(name), id).asBoolean(false);
  }

  private JsonNode role() {
    Roles.add(out, id + "Role", "states.amazonaws.com", properties.get("Policies"));
    return Expansion.arn(id + "Role");
  }

  private void event(String name, JsonNode event, ObjectNode target) {
    String where = id + ".Events." + name;
    Properties details = Properties.of(where, event.path("Properties"));
    String type = event.path("Type").asString("");
    if (type.equals("ScheduleV2")) {
      new ScheduleEvents(id, out).add(name, details, target);
      return;
    }
    if (type.equals("Api")) {
      new MachineRoute(id, name, details).add(early, out, apis);
      return;
    }
    ObjectNode rule =
        switch (type) {
          case "Schedule" -> rules.schedule(name, details, target);
          case "EventBridgeRule", "CloudWatchEvent" -> rules.pattern(name, details, target);
          default ->
              throw new TemplateException(
                  "%s has the type %s, which Holdpoint does not support; it knows Api, Schedule,"
                          .formatted(where, type)
                      + " ScheduleV2, EventBridgeRule and CloudWatchEvent.");
        };
    ((ObjectNode) rule.path("Targets").path(0)).set("RoleArn", rules.startRole(name));
    out.add(id + name, "AWS::Events::Rule", rule);
  }
}
