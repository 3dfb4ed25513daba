package dev.holdpoint.core.asl;

import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an Express machine's definition must not say: it runs at most five minutes and cannot wait
 * for others.
 */
public final class ExpressRules {
  private static final Pattern ACTIVITY =
      Pattern.compile("arn:aws[a-z-]*:states:[^:]*:[^:]*:activity:.*");
  private static final Pattern WAITING =
      Pattern.compile("arn:aws[a-z-]*:states:.*(\\.waitForTaskToken|\\.sync(?::2)?)");

  private final Problems problems;

  private ExpressRules(Problems problems) {
    this.problems = problems;
  }

  /** Everything that breaks the rules, in the order of the text; nothing where it is no JSON. */
  public static List<Diagnostic> check(String definition) {
    ExpressRules rules = new ExpressRules(new Problems());
    try {
      rules.machine(Json.parse(definition), "");
    } catch (JacksonException e) {
      return List.of();
    }
    return rules.problems.found();
  }

  /** Looks at a distributed Map's processor, whose executions are Express ones. */
  static void check(Fields map, String processor) {
    JsonNode machine = map.any(processor);
    if (machine != null) {
      new ExpressRules(map.problems()).machine(machine, map.at(processor));
    }
  }

  private void machine(JsonNode machine, String location) {
    machine
        .path("States")
        .properties()
        .forEach(state -> state(state.getValue(), location + "/States/" + state.getKey()));
  }

  private void state(JsonNode state, String location) {
    resource(state.path("Resource").asString(""), location + "/Resource");
    int i = 0;
    for (JsonNode branch : state.path("Branches")) {
      machine(branch, location + "/Branches[" + i++ + "]");
    }
    processor(state, "ItemProcessor", location);
    processor(state, "Iterator", location);
  }

  private void processor(JsonNode state, String field, String location) {
    if (!(state.get(field) instanceof ObjectNode processor)) {
      return;
    }
    String where = location + "/" + field;
    if (processor.at("/ProcessorConfig/Mode").asString("").equals("DISTRIBUTED")) {
      problems.schema(
          "Express state machine does not support 'DISTRIBUTED' mode",
          where + "/ProcessorConfig/Mode");
    }
    machine(processor, where);
  }

  private void resource(String resource, String location) {
    if (ACTIVITY.matcher(resource).matches()) {
      problems.schema("Express state machine does not support Activity ARN", location);
    }
    Matcher waiting = WAITING.matcher(resource);
    if (waiting.matches()) {
      problems.schema(refusal(waiting.group(1)), location);
    }
  }

  /** AWS's own text ends in a space where it speaks of callbacks. */
  private static String refusal(String pattern) {
    boolean callback = pattern.equals(".waitForTaskToken");
    return "Express state machine does not support '"
        + (callback ? pattern : ".sync")
        + "' service integration"
        + (callback ? " " : "");
  }
}
