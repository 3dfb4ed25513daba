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
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        "DefinitionS3Location",
        "DefinitionSubstitutions",
        "RoleArn",
        MachineLogging.PROPERTY);
  }

  @Override
  public Set<String> ignored() {
    return Set.of("TracingConfiguration", "Tags");
  }

  @Override
  public String nameProperty() {
    return "StateMachineName";
  }

  @Override
  public int nameLength() {
    return 80;
  }

  /** Reads the definition's file, which before {@code sam package} lies beside the template. */
  @Override
  public Wanted prepare(Wanted wanted) {
    String type = wanted.textOr("StateMachineType", "STANDARD");
    if (!type.equals("STANDARD")) {
      throw wanted.mistake("StateMachineType", "only STANDARD is there yet, not " + type);
    }
    JsonNode file = wanted.get("DefinitionS3Location");
    if (file.isContainer()) {
      throw wanted.mistake(
          "DefinitionUri", "there is no S3 here; give the path of a file beside the template");
    }
    String text =
        wanted.has(TEXT)
            ? wanted.text(TEXT)
            : wanted.has("Definition") ? wanted.get("Definition").toString() : read(wanted);
    return wanted.with(TEXT, Json.text(substituted(text, wanted)));
  }

  private static String read(Wanted wanted) {
    Path file = wanted.folder().resolve(wanted.text("DefinitionS3Location"));
    try {
      String text = Files.readString(file);
      return text.stripLeading().startsWith("{") ? text : TemplateReader.tree(text).toString();
    } catch (IOException e) {
      throw wanted.mistake("DefinitionUri", "the file " + file + " cannot be read: " + e);
    }
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

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn arn = turn.home().arn("states", "stateMachine:" + wanted.name());
    StateMachine machine = StateMachines.find(tx, arn);
    String role = wanted.text("RoleArn");
    String text = wanted.text(TEXT);
    LogSettings logging = MachineLogging.of(wanted);
    if (machine == null) {
      StateMachines.create(tx, turn, spec(wanted.name(), text, role, logging));
    } else if (!Definitions.text(tx, machine.definition()).equals(text)
        || !machine.roleArn().equals(role)
        || !machine.logging().equals(logging)) {
      StateMachines.update(
          tx, turn, arn.value(), new StateMachines.Change(text, role, logging, null, null));
    }
    return new Made(
        arn.value(), Map.of("Arn", Json.text(arn.value()), "Name", Json.text(wanted.name())));
  }

  private static StateMachines.Spec spec(
      String name, String text, String role, LogSettings logging) {
    return new StateMachines.Spec(
        name, MachineType.STANDARD, text, role, logging, false, Map.of(), null);
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    StateMachines.delete(tx, made.physicalId());
  }
}
