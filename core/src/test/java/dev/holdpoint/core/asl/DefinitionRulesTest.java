package dev.holdpoint.core.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Field by field, which values are taken and what is said of the others: {@code rules.json}. */
class DefinitionRulesTest {
  @TestFactory
  List<DynamicTest> everyFieldTakesWhatAwsTakes() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = DefinitionRulesTest.class.getResourceAsStream("/asl/rules.json")) {
      for (JsonNode each : Json.parse(in.readAllBytes())) {
        tests.add(DynamicTest.dynamicTest(each.get("name").stringValue(), () -> check(each)));
      }
    }
    return tests;
  }

  private static void check(JsonNode each) {
    String definition = each.get("definition").toString();
    List<String> said = new ArrayList<>();
    try {
      DefinitionReader.read(definition);
    } catch (InvalidDefinition invalid) {
      invalid.diagnostics().forEach(one -> said.add(one.toString()));
    }
    if (each.path("type").asString("STANDARD").equals("EXPRESS")) {
      ExpressRules.check(definition).forEach(one -> said.add(one.toString()));
    }
    List<String> says = each.get("says").valueStream().map(JsonNode::stringValue).toList();
    assertEquals(String.join("\n", says), String.join("\n", said));
  }
}
