package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events that become an EventBridge rule, for functions and state machines alike. */
final class RuleEvents {
  private final String id;
  private final Evaluator early;
  private final Expansion out;

  RuleEvents(String id, Evaluator early, Expansion out) {
    this.id = id;
    this.early = early;
    this.out = out;
  }

  /** {@code Schedule}: a rule with a rate or cron expression. */
  ObjectNode schedule(String name, Properties event, ObjectNode target) {
    event.only(Set.of("Schedule", "Name", "Description", "Enabled", "State", "Input"));
    ObjectNode rule = Json.object();
    rule.set("ScheduleExpression", event.need("Schedule"));
    return finish(name, event, rule, target);
  }

  /** {@code EventBridgeRule} and its older name: a rule with a pattern. */
  ObjectNode pattern(String name, Properties event, ObjectNode target) {
    event.only(
        Set.of(
            "Pattern",
            "EventBusName",
            "RuleName",
            "Enabled",
            "State",
            "Input",
            "InputPath",
            "InputTransformer",
            "Target"));
    ObjectNode rule = Json.object();
    rule.set("EventPattern", event.need("Pattern"));
    event.copy(Map.of("EventBusName", "EventBusName", "RuleName", "Name"), rule);
    return finish(name, event, rule, target);
  }

  private ObjectNode finish(String name, Properties event, ObjectNode rule, ObjectNode arn) {
    event.copy(Map.of("Name", "Name", "Description", "Description"), rule);
    rule.set("State", state(event));
    ObjectNode target = Json.object();
    target.set("Arn", arn);
    target.set("Id", targetId(name, event));
    event.copy(
        Map.of("Input", "Input", "InputPath", "InputPath", "InputTransformer", "InputTransformer"),
        target);
    rule.set("Targets", Json.array().add(target));
    return rule;
  }

  private JsonNode targetId(String name, Properties event) {
    JsonNode own = event.get("Target").path("Id");
    return own.isMissingNode() ? Json.text(id + name + "Target") : own;
  }

  private JsonNode state(Properties event) {
    if (event.has("State") && event.has("Enabled")) {
      throw new TemplateException(event.where() + " has both State and Enabled; give one.");
    }
    if (event.has("Enabled")) {
      boolean on = early.evaluate(event.get("Enabled"), event.where()).asBoolean(true);
      return Json.text(on ? "ENABLED" : "DISABLED");
    }
    return event.has("State") ? event.get("State") : Json.text("ENABLED");
  }

  /** Adds a role with which EventBridge may start a state machine. */
  ObjectNode startRole(String name) {
    Roles.add(out, id + name + "Role", "events.amazonaws.com", Json.array().path(0));
    return Expansion.arn(id + name + "Role");
  }
}
