package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventPatternsTest {
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
    assertEquals(expected, EventPatterns.compile(pattern).matches(EVENT));
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
    AwsException refused = assertThrows(AwsException.class, () -> EventPatterns.compile(pattern));
    assertEquals("InvalidEventPatternException", refused.code());
    assertTrue(
        refused.getMessage().startsWith("Event pattern is not valid. Reason: " + reason),
        refused::getMessage);
  }

  @Test
  void wildcardsThatFitInTooManyPlacesAreRefused() {
    List<String> many =
        IntStream.range(0, 150).mapToObj("{\"wildcard\":\"*a*b%d*\"}"::formatted).toList();
    for (String wildcards :
        List.of("{\"wildcard\":\"" + "*a".repeat(500) + "b\"}", String.join(",", many))) {
      AwsException refused =
          assertThrows(
              AwsException.class, () -> EventPatterns.compile("{\"source\":[" + wildcards + "]}"));
      assertEquals(
          "Event pattern is not valid. Reason: Rule is too complex - try using fewer wildcard"
              + " characters or fewer repeating character sequences after a wildcard character",
          refused.getMessage());
    }
    EventPatterns usual =
        EventPatterns.compile("{\"source\":[{\"wildcard\":\"arn:*:s3:*:*:*/logs/*/2026-*.gz\"}]}");
    assertTrue(usual.matches("{\"source\":\"arn:aws:s3:::b/logs/a/2026-01.gz\"}"));
  }

  @Test
  void tooLongPatternIsRefused() {
    String pattern = "{\"source\":[\"" + "x".repeat(5000) + "\"]}";
    assertThrows(AwsException.class, () -> EventPatterns.compile(pattern));
  }

  @Test
  void severalPatternsAreToldApart() {
    EventPatterns patterns =
        EventPatterns.compile(
            Map.of(
                "shop", "{\"source\":[\"shop\"]}",
                "same", "{\"source\":[\"shop\"]}",
                "other", "{\"source\":[\"other\"]}"));
    assertEquals(Set.of("shop", "same"), Set.copyOf(patterns.matching(EVENT)));
    assertFalse(patterns.matches("{\"source\":\"x\"}"));
  }
}
