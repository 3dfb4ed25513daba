package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvaluatorTest {
  private static final Attributes QUEUE =
      new Attributes() {
        @Override
        public JsonNode ref(String logicalId) {
          return logicalId.equals("Queue") ? Json.text("http://q") : null;
        }

        @Override
        public JsonNode attribute(String logicalId, String name) {
          return logicalId.equals("Queue") && name.equals("Arn") ? Json.text("arn:q") : null;
        }

        @Override
        public JsonNode imported(String export) {
          return export.equals("shop-url") ? Json.text("http://shop") : null;
        }
      };

  private static final String HEAD =
      """
      Parameters:
        Stage: {Type: String, Default: dev}
        Ports: {Type: CommaDelimitedList, Default: "1, 2,3"}
      Mappings:
        Sizes: {dev: {memory: 128}, prod: {memory: 512}}
      Conditions:
        IsDev: !Equals [!Ref Stage, dev]
        IsProd: !Not [!Condition IsDev]
        Both: !And [!Condition IsDev, !Condition IsProd]
        Either: !Or [!Condition IsDev, !Condition IsProd]
      Resources:
        R:
          Type: T
          Properties:
            P: %s
      """;

  private static JsonNode value(String expression) {
    Template template = TemplateReader.read(HEAD.formatted(expression));
    ParameterValues values =
        ParameterValues.choose(
            template.parameters(), Map.of(), Map.of(), () -> "x", References.NONE);
    Pseudo pseudo = new Pseudo(Home.DEFAULT, "shop", "arn:stack");
    JsonNode property = template.resources().get("R").properties().path("P");
    return new Evaluator(template, values.values(), pseudo, QUEUE).evaluate(property, "R.P");
  }

  private static String refusal(String expression) {
    return assertThrows(TemplateException.class, () -> value(expression)).getMessage();
  }

  @Test
  void referencesGiveParametersResourcesAndPseudoParameters() {
    assertEquals("dev", value("!Ref Stage").asString());
    assertEquals("http://q", value("!Ref Queue").asString());
    assertEquals("arn:q", value("!GetAtt Queue.Arn").asString());
    assertEquals("arn:q", value("{\"Fn::GetAtt\": [Queue, Arn]}").asString());
    assertEquals("us-east-1", value("!Ref AWS::Region").asString());
    assertEquals("000000000000", value("!Ref 'AWS::AccountId'").asString());
  }

  @Test
  void substitutionKnowsAttributesOwnVariablesAndLiterals() {
    assertEquals("dev/arn:q/${x}", value("!Sub '${Stage}/${Queue.Arn}/${!x}'").asString());
    assertEquals("1+http://q", value("!Sub ['${a}+${b}', {a: 1, b: !Ref Queue}]").asString());
  }

  @Test
  void textFunctionsCompute() {
    assertEquals("a-dev", value("!Join ['-', [a, !Ref Stage]]").asString());
    assertEquals("2", value("!Select [1, !Ref Ports]").asString());
    assertEquals("[\"a\",\"b\"]", value("!Split [',', 'a,b']").toString());
    assertEquals("aGk=", value("!Base64 hi").asString());
    assertEquals(128, value("!FindInMap [Sizes, !Ref Stage, memory]").asInt());
  }

  @Test
  void conditionsChoose() {
    assertEquals("ja", value("!If [IsDev, ja, nein]").asString());
    assertEquals("nein", value("!If [Both, ja, nein]").asString());
    assertEquals("ja", value("!If [Either, ja, nein]").asString());
  }

  @Test
  void noValueLeavesThePropertyOut() {
    assertEquals("{\"a\":1}", value("{a: 1, b: !If [IsProd, 1, !Ref AWS::NoValue]}").toString());
    assertEquals("[1]", value("[1, !Ref AWS::NoValue]").toString());
  }

  @Test
  void datesVersionsAndAccountsStayTexts() {
    assertEquals("2012-10-17", value("2012-10-17").asString());
    assertEquals("012345678901", value("012345678901").asString());
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertTrue(refusal("!Ref Nobody").contains("Nobody"));
    assertTrue(refusal("!GetAtt Queue.Size").contains("Size"));
    assertTrue(refusal("!ImportValue other").contains("no stack here exports"));
    assertEquals("http://shop", value("!ImportValue shop-url").asString());
    assertTrue(refusal("!Frobnicate other").contains("Fn::Frobnicate"));
    assertTrue(refusal("!Select [3, [a]]").contains("item 3 of 1"));
    assertTrue(refusal("!If [Nope, 1, 2]").contains("no condition Nope"));
  }

  @Test
  void aPolicysConditionIsNoFunction() {
    assertEquals(
        "{\"Condition\":{\"StringEquals\":{\"a\":\"b\"}}}",
        value("{Condition: {StringEquals: {a: b}}}").toString());
  }
}
