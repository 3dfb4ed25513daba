package dev.holdpoint.core.asl;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Expression;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scopes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever text comes in, nothing but the promised refusals and failures comes out. */
class HostileInputTest {
  private static final long SEED = 20_261_123;

  private static final List<String> TOKENS =
      List.of(
          "$",
          "$$",
          ".",
          "..",
          "a",
          "b",
          "[",
          "]",
          "[*]",
          "[0]",
          "[-1]",
          "['a']",
          "[0:2]",
          "[?(@.a)]",
          "[?(@.b > 1)]",
          "[?(@ =~ /a/)]",
          "?(",
          "(",
          ")",
          "'",
          "\\",
          ",",
          " ",
          "1",
          "-1",
          "1e9",
          "States.",
          "States.Format(",
          "States.Array(",
          "States.ArrayRange(",
          "States.StringToJson(",
          "States.MathAdd(",
          "{}",
          "null",
          "true",
          "length()",
          "\"",
          "\n",
          "États",
          "\u0000",
          "\uD83C");

  private static final List<String> DATA =
      List.of(
          "{}",
          "[]",
          "null",
          "1",
          "\"a\"",
          "{\"a\":[{\"b\":2},{\"a\":null},[1,2]],\"b\":\"a\"}",
          "[[[[1]]],{\"a\":{\"a\":{\"a\":1e300}}}]");

  private static final String DEFINITION =
      "{\"StartAt\":\"A\",\"TimeoutSeconds\":5,\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":["
          + "{\"Not\":{\"Variable\":\"$.a\",\"StringMatches\":\"*\"},\"Next\":\"B\"},"
          + "{\"And\":[{\"Variable\":\"$.a\",\"NumericEquals\":1}],\"Next\":\"B\"}],"
          + "\"Default\":\"B\"},\"B\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\","
          + "\"Parameters\":{\"a.$\":\"States.UUID()\"},\"Retry\":[{\"ErrorEquals\":[\"x\"],"
          + "\"BackoffRate\":1.5}],\"Catch\":[{\"ErrorEquals\":[\"x\"],\"Next\":\"C\"}],\"Next\":\"C\"},"
          + "\"C\":{\"Type\":\"Wait\",\"Timestamp\":\"2020-01-01T00:00:00Z\",\"End\":true}}}";

  private final Random random = new Random(SEED);

  @Test
  void expressionsOnlyFailAsPromised() {
    for (int i = 0; i < 20_000; i++) {
      String text = expression();
      try {
        Expression expression = Expression.compile(text);
        for (String data : DATA) {
          evaluate(expression, Json.parse(data));
        }
      } catch (IllegalArgumentException refused) {
        continue;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ": " + text, e);
      }
    }
  }

  private static void evaluate(Expression expression, JsonNode data) {
    try {
      expression.evaluate(Scopes.of(data, data));
    } catch (QueryFailure promised) {
      return;
    }
  }

  private String expression() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "$" : "States.Array(");
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return text.append(random.nextBoolean() ? ")" : "").toString();
  }

  @Test
  void definitionsOnlyFailAsPromised() {
    for (int i = 0; i < 20_000; i++) {
      String text = mutated();
      try {
        DefinitionReader.read(text);
      } catch (InvalidDefinition refused) {
        continue;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ": " + text, e);
      }
    }
  }

  private static final List<String> PIECES =
      List.of(
          "null",
          "5",
          "-1",
          "1e999",
          "\"\"",
          "\"$.a\"",
          "\"$\"",
          "[]",
          "{}",
          "[{}]",
          "[null]",
          "true",
          "\"States.ALL\"",
          "{\"a.$\":1}",
          "99999999999999999999");

  /** A good definition in which one or two values became something else. */
  private String mutated() {
    String text = DEFINITION;
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      int colon = text.indexOf(':', random.nextInt(text.length()));
      int end = text.indexOf(random.nextBoolean() ? ',' : '}', colon + 1);
      if (colon > 0 && end > 0) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        text = text.substring(0, colon + 1) + piece + text.substring(end);
      }
    }
    return text;
  }

  @Test
  void deepChoicesAreNoDanger() {
    String deep =
        "{\"Not\":".repeat(400) + "{\"Variable\":\"$.a\",\"IsNull\":true}" + "}".repeat(400);
    String rule = deep.substring(0, deep.length() - 1) + ",\"Next\":\"B\"}";
    String definition =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Choice\",\"Choices\":["
            + rule
            + "]},\"B\":{\"Type\":\"Succeed\"}}}";
    State.Choice choice = (State.Choice) DefinitionReader.read(definition).state("A");
    choice.rules().getFirst().condition().test(Scopes.of("{'a':1}", "{}"));
  }
}
