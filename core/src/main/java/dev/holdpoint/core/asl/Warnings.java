package dev.holdpoint.core.asl;

import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What AWS accepts in a definition and yet warns of: paths where they will not be followed. */
public final class Warnings {
  private static final Pattern PATH = Pattern.compile("\\$\\$?([.\\[].*)?|\\$\\$?");
  private static final Pattern INTRINSIC = Pattern.compile("States\\.[A-Za-z0-9]+\\(.*\\)");

  private static final Set<String> TEMPLATES =
      Set.of("Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials");

  /** Fields that take a text as it is, beside a form with {@code Path} that follows one. */
  private static final Set<String> WITH_PATH = Set.of("Error", "Cause");

  private final Problems problems = new Problems();

  private Warnings() {}

  /** Every warning, in the order of the text; none where it is no JSON. */
  public static List<Diagnostic> check(String definition) {
    Warnings warnings = new Warnings();
    try {
      JsonNode machine = Json.parse(definition);
      if (isPaths(machine, true)) {
        warnings.machine(machine, "");
      }
    } catch (JacksonException e) {
      return List.of();
    }
    return warnings.problems.found();
  }

  private static boolean isPaths(JsonNode object, boolean otherwise) {
    return object.has("QueryLanguage")
        ? object.path("QueryLanguage").asString("").equals("JSONPath")
        : otherwise;
  }

  private void machine(JsonNode machine, String location) {
    for (Map.Entry<String, JsonNode> state : machine.path("States").properties()) {
      String where = location + "/States/" + state.getKey();
      if (isPaths(state.getValue(), true)) {
        state(state.getValue(), where);
      }
      inner(state.getValue(), where);
    }
  }

  private void inner(JsonNode state, String location) {
    int i = 0;
    for (JsonNode branch : state.path("Branches")) {
      machine(branch, location + "/Branches[" + i++ + "]");
    }
    for (String processor : List.of("ItemProcessor", "Iterator")) {
      machine(state.path(processor), location + "/" + processor);
    }
  }

  private void state(JsonNode state, String location) {
    for (Map.Entry<String, JsonNode> field : state.properties()) {
      String name = field.getKey();
      String where = location + "/" + name;
      if (TEMPLATES.contains(name)) {
        template(field.getValue(), where);
      } else if (WITH_PATH.contains(name) && isPath(field.getValue())) {
        problems.add(
            "NO_PATH",
            "Field value looks like a path, but field name does not end with 'Path'.",
            where);
      }
    }
    if (state.path("Type").asString("").equals("Pass") && followsPath(state.path("Result"))) {
      problems.add(
          "PASS_RESULT_IS_STATIC",
          "Attempt to use a path in the result of a pass state.",
          location + "/Result");
    }
  }

  private void template(JsonNode template, String location) {
    for (Map.Entry<String, JsonNode> field : template.properties()) {
      String where = location + "/" + field.getKey();
      if (!field.getKey().endsWith(".$") && looksComputed(field.getValue())) {
        problems.add(
            "NO_DOLLAR",
            "No '.$' on a field that appears to be a JSONPath or Intrinsic Function.",
            where);
      }
      template(field.getValue(), where);
    }
    for (int i = 0; template.isArray() && i < template.size(); i++) {
      template(template.get(i), location + "[" + i + "]");
    }
  }

  private static boolean followsPath(JsonNode result) {
    for (Map.Entry<String, JsonNode> field : result.properties()) {
      if (field.getKey().endsWith(".$") || followsPath(field.getValue())) {
        return true;
      }
    }
    return looksComputed(result) || result.valueStream().anyMatch(Warnings::followsPath);
  }

  private static boolean looksComputed(JsonNode value) {
    return isPath(value)
        || (value.isString() && INTRINSIC.matcher(value.stringValue().strip()).matches());
  }

  private static boolean isPath(JsonNode value) {
    return value.isString() && PATH.matcher(value.stringValue()).matches();
  }
}
