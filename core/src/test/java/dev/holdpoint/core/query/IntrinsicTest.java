package dev.holdpoint.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class IntrinsicTest {
  private static final JsonNode CASES = cases();

  private static final Scope SCOPE = Scopes.of(CASES.get("input"), Json.object());

  private static JsonNode cases() {
    try (InputStream in = IntrinsicTest.class.getResourceAsStream("/query/intrinsics.json")) {
      return Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode evaluate(String expression) {
    return Expression.compile(expression).evaluate(SCOPE);
  }

  @TestFactory
  Stream<DynamicTest> yieldsItsValue() {
    return CASES
        .get("values")
        .valueStream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.get(0).stringValue(),
                () -> assertEquals(each.get(1), evaluate(each.get(0).stringValue()))));
  }

  @TestFactory
  Stream<DynamicTest> failsInPlainWords() {
    return CASES
        .get("failures")
        .valueStream()
        .map(each -> DynamicTest.dynamicTest(each.get(0).stringValue(), () -> fails(each)));
  }

  private static void fails(JsonNode each) {
    QueryFailure failure =
        assertThrows(QueryFailure.class, () -> evaluate(each.get(0).stringValue()));
    assertEquals(each.get(1).stringValue(), failure.error());
    assertTrue(failure.causeText().contains(each.get(2).stringValue()), failure.causeText());
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNoCall() {
    return CASES
        .get("illegal")
        .valueStream()
        .map(JsonNode::stringValue)
        .map(text ->
            DynamicTest.dynamicTest(
                text,
                () ->
                    assertThrows(IllegalArgumentException.class, () -> Expression.compile(text))));
  }

  @Test
  void keepsAwsLimits() {
    assertThrows(
        QueryFailure.class, () -> evaluate("States.Base64Encode('" + "a".repeat(10_001) + "')"));
    assertThrows(
        QueryFailure.class, () -> evaluate("States.Hash('" + "a".repeat(10_001) + "', 'MD5')"));
    assertEquals(1_000, evaluate("States.ArrayRange(1, 1000, 1)").size());
  }

  @Test
  void drawsTheSameNumberFromTheSameSeed() {
    assertEquals(
        evaluate("States.MathRandom(0, 1000000, 42)"),
        evaluate("States.MathRandom(0, 1000000, 42)"));
  }
}
