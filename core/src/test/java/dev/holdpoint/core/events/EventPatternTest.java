package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventPatternTest {
  private static final String EVENT =
      "{\"source\":\"shop\",\"detail-type\":\"order\",\"detail\":{\"total\":120,\"tags\":[\"a\",\"b\"]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"source":["shop"]}                                       | true
          {"source":["other"]}                                      | false
          {"source":[{"prefix":"sh"}],"detail":{"tags":["b"]}}      | true
          {"detail":{"total":[{"numeric":[">",100,"<=",120]}]}}     | true
          {"detail":{"total":[{"numeric":["<",100]}]}}              | false
          {"detail":{"coupon":[{"exists":false}]}}                  | true
          {"source":[{"anything-but":["shop"]}]}                    | false
          {"source":[{"wildcard":"s*p"}]}                           | true
          {"$or":[{"source":["x"]},{"detail":{"tags":["a"]}}]}      | true
          """)
  void patternsMatch(String pattern, boolean expected) {
    assertEquals(expected, EventPattern.compile(pattern).matches(EVENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"source":[{"EXISTS":true}]}                | Unrecognized match type EXISTS
          {"source":[]}                               | Empty arrays are not allowed
          {"d":[{"numeric":[">",1,">",2]}]}           | Bad numeric range operator: >
          {"source":"shop"}                           | "source" must be an object or an array
          not json                                    | Unrecognized token 'not'
          """)
  void reasonsAreTheMatchersOwn(String pattern, String reason) {
    AwsException refused = assertThrows(AwsException.class, () -> EventPattern.compile(pattern));
    assertEquals("InvalidEventPatternException", refused.code());
    assertTrue(
        refused.getMessage().startsWith("Event pattern is not valid. Reason: " + reason),
        refused::getMessage);
  }

  @Test
  void tooLongPatternIsRefused() {
    String pattern = "{\"source\":[\"" + "x".repeat(5000) + "\"]}";
    assertThrows(AwsException.class, () -> EventPattern.compile(pattern));
  }

  @Test
  void compiledPatternIsKept() {
    PatternCache cache = new PatternCache();
    EventPattern pattern = cache.get("{\"source\":[\"shop\"]}");
    assertSame(pattern, cache.get("{\"source\":[\"shop\"]}"));
    assertFalse(pattern.matches("{\"source\":\"x\"}"));
  }
}
