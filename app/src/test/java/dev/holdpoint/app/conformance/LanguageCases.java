package dev.holdpoint.app.conformance;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.testkit.conformance.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code app/src/test/resources/language}: definitions, each with an input and the output or
 * the error that AWS's documentation promises.
 */
final class LanguageCases {
  private static final String[] ENDS = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"};

  private LanguageCases() {}

  /** Every definition as a case: make the machine, run it, look how it ended. */
  static List<Case> in(Path folder) {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String area = file.getFileName().toString().replace(".json", "");
        for (JsonNode each : Json.parse(Files.readString(file))) {
          cases.add(Case.of(area + ": " + each.get("name").stringValue(), form(each)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static ObjectNode form(JsonNode each) {
    ObjectNode form = Json.object().put("recordedOn", "2026-11-28");
    ArrayNode steps = form.putArray("steps");
    ObjectNode machine = call(steps, "CreateStateMachine", "<machine_arn:1>", "$.stateMachineArn");
    machine.put("name", "machine-<uid:1>").put("roleArn", "<role_arn:1>");
    machine.put("definition", Json.write(each.get("definition")));
    ObjectNode start = call(steps, "StartExecution", "<execution_arn:1>", "$.executionArn");
    start.put("stateMachineArn", "<machine_arn:1>").put("input", Json.write(each.get("input")));
    ObjectNode end = Json.object();
    end.put("call", "stepfunctions.DescribeExecution");
    end.putObject("params").put("executionArn", "<execution_arn:1>");
    ArrayNode ends = end.putObject("until").put("any", "$.status").putArray("of");
    Stream.of(ENDS).forEach(ends::add);
    steps.add(end);
    ObjectNode recorded = form.putObject("recorded");
    for (String member : List.of("output", "error", "cause")) {
      if (each.has(member)) {
        steps.addObject().put("match", member).put("of", 2).put("path", "$." + member);
        recorded.set(member, member.equals("output") ? shown(each.get(member)) : each.get(member));
      }
    }
    return form;
  }

  private static ObjectNode call(ArrayNode steps, String operation, String name, String path) {
    ObjectNode call = steps.addObject().put("call", "stepfunctions." + operation);
    call.putObject("binds").put(name, path);
    return call.putObject("params");
  }

  /** An output as cases show it: an object as it is, anything else as its text. */
  private static JsonNode shown(JsonNode output) {
    return output.isObject() ? output : Json.text(Json.write(output));
  }
}
