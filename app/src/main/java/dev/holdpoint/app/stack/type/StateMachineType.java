package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.LogSettings;
import dev.holdpoint.core.states.MachineVersions;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::StepFunctions::StateMachine}. What runs while the definition changes goes on by the
 * old one.
 */
public final class StateMachineType implements ResourceType {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
  private static final String TEXT = "DefinitionString";
  private static final String PLACE = "DefinitionS3Location";
  private static final String READ = "DefinitionRead";

  @Override
  public String name() {
    return "AWS::StepFunctions::StateMachine";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "StateMachineName",
        "StateMachineType",
        "Definition",
        TEXT,
        PLACE,
        "DefinitionSubstitutions",
        "RoleArn",
        MachineLogging.PROPERTY);
  }

  @Override
  public Set<String> ignored() {
    return Set.of("EncryptionConfiguration", "TracingConfiguration", "Tags");
  }

  @Override
  public String nameProperty() {
    return "StateMachineName";
  }

  @Override
  public int nameLength() {
    return 80;
  }

  @Override
  public Set<String> files() {
    return Set.of(PLACE);
  }

  /**
   * Reads the definition's file: before {@code sam package} beside the template, then in a bucket.
   */
  @Override
  public Map<String, JsonNode> load(Wanted files) {
    if (!files.has(PLACE)) {
      return Map.of();
    }
    String text = BodyFile.text(files, PLACE);
    boolean json = text.stripLeading().startsWith("{");
    return Map.of(READ, Json.text(json ? text : TemplateReader.tree(text).toString()));
  }

  private static String definition(Wanted wanted) {
    String text =
        wanted.has(READ)
            ? wanted.text(READ)
            : wanted.has("Definition") ? wanted.get("Definition").toString() : wanted.text(TEXT);
    return substituted(text, wanted);
  }

  /** A substitution stands inside a JSON text, so it is escaped as one. */
  private static String substituted(String text, Wanted wanted) {
    Map<String, String> values = wanted.texts(wanted.get("DefinitionSubstitutions"));
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          String value = values.get(match.group(1));
          return Matcher.quoteReplacement(value == null ? match.group() : escaped(value));
        });
  }

  private static String escaped(String value) {
    String quoted = Json.text(value).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static MachineType kind(Wanted wanted) {
    try {
      return MachineType.valueOf(wanted.textOr("StateMachineType", "STANDARD"));
    } catch (IllegalArgumentException e) {
      throw wanted.mistake("StateMachineType", "expected STANDARD or EXPRESS");
    }
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn arn = turn.home().arn("states", "stateMachine:" + wanted.name());
    StateMachine machine = StateMachines.find(tx, arn);
    String role = wanted.text("RoleArn");
    LogSettings logging = MachineLogging.of(wanted);
    String text = definition(wanted);
    MachineType type = kind(wanted);
    if (machine == null) {
      machine =
          StateMachines.create(
                  tx,
                  turn,
                  new StateMachines.Spec(
                      wanted.name(), type, text, role, logging, false, Map.of(), null))
              .machine();
    } else if (machine.type() != type) {
      throw wanted.mistake(
          "StateMachineType", "a machine that is there keeps its type; give it another name");
    } else if (!Definitions.text(tx, machine.definition()).equals(text)
        || !machine.roleArn().equals(role)
        || !machine.logging().equals(logging)) {
      machine =
          StateMachines.update(
                  tx, turn, arn.value(), new StateMachines.Change(text, role, logging, null, null))
              .machine();
    }
    return made(machine);
  }

  private static Made made(StateMachine machine) {
    String arn = machine.arn().value();
    return new Made(
        arn,
        Map.of(
            "Arn", Json.text(arn),
            "Name", Json.text(machine.name()),
            "StateMachineRevisionId", Json.text(MachineVersions.revision(machine))));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    StateMachines.delete(tx, made.physicalId());
  }
}
