package dev.holdpoint.core.events.input;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class TargetInputTest {
  private static final JsonNode EVENT =
      Json.parse(
          """
          {"version":"0","id":"e1","detail-type":"order.placed","source":"shop","account":"1",
           "time":"2026-11-23T10:00:00Z","region":"us-east-1","resources":["r1","r2"],
           "detail":{"order-id":7,"who":"A \\"B\\"","acc":{"acc_id":"0a"},"states":["ACTIVE","INACTIVE"],
             "items":[{"sku":"a"},{"sku":"b"}],"paid":true,"none":null}}
          """);
  private static final RuleNames RULE =
      new RuleNames(
          Arn.of("arn:aws:events:us-east-1:1:rule/r"),
          "r",
          Instant.parse("2026-11-23T10:00:00.5Z"));

  private static @Nullable String fill(String template, Map<String, String> paths) {
    TargetInput input = new TargetInput(null, null, new InputTransformer(paths, template));
    input.check("t");
    return input.of(EVENT, RULE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          $                    | {"version":"0","id":"e1","detail-type":"order.placed","source":"shop","account":"1","time":"2026-11-23T10:00:00Z","region":"us-east-1","resources":["r1","r2"],"detail":{"order-id":7,"who":"A \\"B\\"","acc":{"acc_id":"0a"},"states":["ACTIVE","INACTIVE"],"items":[{"sku":"a"},{"sku":"b"}],"paid":true,"none":null}}
          $.detail-type        | "order.placed"
          $.detail.order-id    | 7
          $.resources[1]       | "r2"
          $.detail.items[*].sku| ["a","b"]
          $['detail']['acc']   | {"acc_id":"0a"}
          $.detail.none        | null
          $.detail.missing     | null
          """)
  void partOfTheEvent(String path, String expected) {
    TargetInput input = new TargetInput(null, path, null);
    input.check("t");
    assertEquals(expected, input.of(EVENT, RULE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"id": <v>}           | $.detail.order-id | {"id": 7}
          {"id": <v>}           | $.source          | {"id": "shop"}
          {"id": "<v>"}         | $.source          | {"id": "shop"}
          {"id": "o-<v>-x"}     | $.detail.order-id | {"id": "o-7-x"}
          {"id": <v>}           | $.detail.acc      | {"id": {"acc_id":"0a"}}
          {"id": "is <v>"}      | $.detail.acc      | {"id": "is {acc_id:0a}"}
          {"id": "is <v>"}      | $.detail.states   | {"id": "is [ACTIVE,INACTIVE]"}
          {"id": "say <v>"}     | $.detail.who      | {"id": "say A \\"B\\""}
          {"id": "say \\"<v>\\""}| $.source         | {"id": "say \\"shop\\""}
          {"id": "no <v>"}      | $.detail.missing  | {"id": "no "}
          {"id": <v>}           | $.detail.missing  | {"id": ""}
          "<v> has come"        | $.source          | "shop has come"
          <v>                   | $.detail.acc      | {"acc_id":"0a"}
          """)
  void templateIsFilled(String template, String path, String expected) {
    assertEquals(expected, fill(template, Map.of("v", path)));
  }

  @Test
  void predefinedVariables() {
    assertEquals(
        "{\"arn\": \"arn:aws:events:us-east-1:1:rule/r\", \"name\": \"rule r\","
            + " \"at\": \"2026-11-23T10:00:00.500Z\"}",
        fill(
            "{\"arn\": <aws.events.rule-arn>, \"name\": \"rule <aws.events.rule-name>\","
                + " \"at\": <aws.events.event.ingestion-time>}",
            Map.of()));
    assertEquals(
        "{\"version\":\"0\",\"id\":\"e1\",\"detailType\":\"order.placed\",\"source\":\"shop\","
            + "\"account\":\"1\",\"time\":\"2026-11-23T10:00:00Z\",\"region\":\"us-east-1\","
            + "\"resources\":[\"r1\",\"r2\"]}",
        fill("<aws.events.event>", Map.of()));
    assertEquals(Json.write(EVENT), fill("<aws.events.event.json>", Map.of()));
  }

  @Test
  void objectTemplateThatGivesNoJsonDeliversNothing() {
    InputTransformer broken = new InputTransformer(Map.of("v", "$.source"), "{\"a\": <v> b}");
    assertNull(new TargetInput(null, null, broken).of(EVENT, RULE));
  }

  @Test
  void templateThatBeginsAsJsonMustBeJson() {
    assertEquals(
        "Invalid InputTemplate for target t : [Source: (String)\"{\"a\":null\"; line: 1, column:"
            + " 10].",
        assertThrows(InvalidInput.class, () -> fill("{\"a\":<v>", Map.of("v", "$.id")))
            .getMessage());
    assertThrows(InvalidInput.class, () -> fill("[<v>,]", Map.of("v", "$.id")));
  }

  @Test
  void unknownPlaceholderIsRefused() {
    assertEquals(
        "InputTemplate for target t contains invalid placeholder other.",
        assertThrows(InvalidInput.class, () -> fill("\"<other>\"", Map.of("v", "$.id")))
            .getMessage());
  }

  @Test
  void onlyOneKindOfInputMayBeGiven() {
    assertThrows(InvalidInput.class, () -> new TargetInput("{}", "$", null).check("t"));
    assertThrows(InvalidInput.class, () -> new TargetInput("{", null, null).check("t"));
    assertThrows(InvalidInput.class, () -> new TargetInput(null, "detail", null).check("t"));
    assertDoesNotThrow(() -> new TargetInput("[1]", null, null).check("t"));
  }

  @Test
  void constantInputIsGivenAsItIs() {
    assertEquals("{ \"a\":1}", new TargetInput("{ \"a\":1}", null, null).of(EVENT, RULE));
  }
}
