package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Rule;
import dev.holdpoint.core.events.RuleRequest;
import dev.holdpoint.core.events.RuleSettings;
import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.events.input.InputTransformer;
import dev.holdpoint.core.events.input.TargetInput;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Events::Rule}. A schedule that does not change keeps its rhythm. */
public record RuleType(Rules rules) implements ResourceType {
  private static final Set<String> TARGET =
      Set.of(
          "Arn",
          "Id",
          "RoleArn",
          "Input",
          "InputPath",
          "InputTransformer",
          "DeadLetterConfig",
          "RetryPolicy",
          "HttpParameters");

  @Override
  public String name() {
    return "AWS::Events::Rule";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "Name",
        "Description",
        "EventBusName",
        "EventPattern",
        "ScheduleExpression",
        "State",
        "Targets",
        "RoleArn");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String bus = wanted.findText("EventBusName");
    RuleRequest put =
        new RuleRequest(wanted.name(), bus, state(wanted), settings(wanted), Map.of());
    Rule rule = find(tx, turn, wanted.name(), bus);
    if (rule == null || !rule.settings().equals(put.settings()) || rule.state() != put.state()) {
      rule = rules.put(tx, turn, put);
    }
    List<Target> targets = new ArrayList<>();
    for (JsonNode target : wanted.get("Targets").values()) {
      wanted.only("Targets", target, TARGET);
      targets.add(target(wanted, target));
    }
    replaceTargets(tx, turn, rule, targets);
    String arn = rule.arn().value();
    return new Made(wanted.name(), Map.of("Arn", Json.text(arn), "Bus", Json.text(rule.bus())));
  }

  private void replaceTargets(Tx tx, Turn turn, Rule rule, List<Target> targets) {
    if (rule.targets().equals(targets)) {
      return;
    }
    Set<String> old = rule.targets().stream().map(Target::id).collect(Collectors.toSet());
    targets.forEach(target -> old.remove(target.id()));
    if (!old.isEmpty()) {
      rules.removeTargets(tx, turn.home(), rule.name(), rule.bus(), old);
    }
    if (!targets.isEmpty()) {
      rules.putTargets(tx, turn, rule.name(), rule.bus(), targets);
    }
  }

  private @Nullable Rule find(Tx tx, Turn turn, String name, @Nullable String bus) {
    return rules.list(tx, turn.home(), bus, name).stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static RuleState state(Wanted wanted) {
    String state = wanted.textOr("State", "ENABLED");
    if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
      throw wanted.mistake("State", "expected ENABLED or DISABLED, but it is " + state);
    }
    return RuleState.valueOf(state);
  }

  private static RuleSettings settings(Wanted wanted) {
    JsonNode pattern = wanted.get("EventPattern");
    return new RuleSettings(
        pattern.isMissingNode()
            ? null
            : pattern.isString() ? pattern.asString() : pattern.toString(),
        wanted.findText("ScheduleExpression"),
        wanted.findText("Description"),
        wanted.findText("RoleArn"));
  }

  private static Target target(Wanted wanted, JsonNode target) {
    JsonNode grave = target.path("DeadLetterConfig").path("Arn");
    JsonNode retries = target.path("RetryPolicy");
    return new Target(
        target.path("Id").asString(wanted.logicalId()),
        Arn.of(target.path("Arn").asString("")),
        text(target.path("RoleArn")),
        new TargetInput(
            text(target.path("Input")),
            text(target.path("InputPath")),
            transformer(wanted, target.path("InputTransformer"))),
        null,
        grave.isMissingNode() ? null : Arn.of(grave.asString()),
        retries.isMissingNode()
            ? null
            : new Target.Retries(
                number(retries.path("MaximumRetryAttempts")),
                number(retries.path("MaximumEventAgeInSeconds"))),
        http(wanted, target.path("HttpParameters")));
  }

  private static @Nullable HttpValues http(Wanted wanted, JsonNode http) {
    return http.isMissingNode()
        ? null
        : new HttpValues(
            http.path("PathParameterValues").valueStream().map(JsonNode::asString).toList(),
            wanted.texts(http.path("HeaderParameters")),
            wanted.texts(http.path("QueryStringParameters")));
  }

  private static @Nullable InputTransformer transformer(Wanted wanted, JsonNode node) {
    return node.isMissingNode()
        ? null
        : new InputTransformer(
            wanted.texts(node.path("InputPathsMap")), node.path("InputTemplate").asString(""));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isMissingNode() ? null : node.asInt();
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    String bus = made.attributes().getOrDefault("Bus", Json.text("default")).asString();
    Rule rule = find(tx, turn, made.physicalId(), bus);
    if (rule != null) {
      replaceTargets(tx, turn, rule, List.of());
      rules.delete(tx, turn.home(), rule.name(), bus);
    }
  }
}
