package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Randomness;
import dev.holdpoint.core.query.Scope;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Evaluates expressions over one small input, with a world that never changes. */
final class Expressions {
  private static final String INPUT =
      """
      {"a": {"b": 5, "e": null, "f": true, "g": {}},
       "list": [{"n": "z", "v": 3, "t": ["p", "q"]}, {"n": "y", "v": 1, "t": []},
                {"n": "x", "v": 2, "t": ["r"]}],
       "nums": [3, 1, 2, 5.5], "one": [7], "nested": [[1, 2], [3, [4]]], "empty": [],
       "order": {"id": "o1", "lines": [{"sku": "A", "qty": 2}, {"sku": "B", "qty": 1}]}}
      """;

  static final Randomness CHANCE =
      new Randomness() {
        @Override
        public String uuid() {
          return "00000000-0000-4000-8000-000000000000";
        }

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private Expressions() {}

  static Scope scope() {
    return new Scope(
        Json.parse(INPUT),
        Json.object(),
        Map.of("limit", Json.parse("2")),
        CHANCE,
        Instant.parse("2024-01-02T03:04:05.678Z"));
  }

  static JsonNode value(String expression) {
    return JsonataExpression.compile(expression).evaluate(scope(), "Output");
  }

  /** The value as text, or how it failed. */
  static String outcome(String expression) {
    try {
      return Json.write(value(expression));
    } catch (InvalidExpression e) {
      return "invalid: " + e.getMessage();
    } catch (QueryFailure e) {
      return e.causeText();
    }
  }
}
