package dev.holdpoint.core.query.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonataTemplateTest {
  private static JsonNode evaluate(String template) {
    return JsonataTemplate.compile(Json.parse(template)).evaluate(Expressions.scope(), "Output");
  }

  @Test
  void expressionsAreFoundAtAnyDepthAndTheRestStays() {
    assertEquals(
        Json.parse("{\"a\":[5,{\"b\":null}],\"{% 1 %}\":1.0,\"c\":\"$limit\"}"),
        evaluate(
            "{\"a\":[\"{% $states.input.a.b %}\",{\"b\":\"{%$states.input.a.e%}\"}],"
                + "\"{% 1 %}\":1.0,\"c\":\"$limit\"}"));
  }

  @Test
  void constantIsNotCopied() {
    JsonNode constant = Json.parse("{\"a\":[1,2]}");
    assertSame(constant, JsonataTemplate.compile(constant).evaluate(Expressions.scope(), "Output"));
  }

  @Test
  void failureNamesThePlaceInTheTemplate() {
    QueryFailure failure =
        assertThrows(QueryFailure.class, () -> evaluate("{\"a\":[1,{\"b\":\"{% $nothing %}\"}]}"));
    assertEquals("Output/a[1]/b", failure.location());
    assertEquals(
        "The JSONata expression '$nothing' specified for the field 'Output/a[1]/b' returned"
            + " nothing (undefined).",
        failure.causeText());
  }

  @Test
  void invalidExpressionIsRefusedWithItsPlace() {
    InvalidTemplateExpression invalid =
        assertThrows(
            InvalidTemplateExpression.class,
            () -> JsonataTemplate.compile(Json.parse("{\"a\":[\"{% 1 + %}\"]}")));
    assertEquals("/a[0]", invalid.location());
  }

  @Test
  void templateKnowsItsVariables() {
    JsonataTemplate template =
        JsonataTemplate.compile(
            Json.parse("[\"{% $x %}\",{\"a\":\"{% $states.result.y + $z %}\"}]"));
    assertEquals(Set.of("x", "z"), template.variables());
    assertEquals(Set.of("result"), template.statesFields());
  }
}
