package dev.holdpoint.core.query.jsonata;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.query.jsonata.eval.Run;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that were written to hurt end in a failure of their own, soon, and nothing else. */
class HostileJsonataTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { 1 + $f($n) }; $f(1))",
        "($f := function($n) { $f($n) }; $f(1))",
        "($f := function($x) { $map([1, 2], $f) }; $f(1))",
        "(function($f) { [$f($f)] })(function($f) { [$f($f)] })",
        "[1..10000000]",
        "$pad('a', 1000000000)",
        "$reduce([1..60], function($a, $b) { $a & $a }, 'x')",
        "$reduce([1..60], function($a, $b) { $append($a, $a) }, [1])",
        "$reduce([1..60], function($a, $b) { [$a, $a] }, [1])",
        "$reduce([1..60], function($a, $b) { {'l': $a, 'r': $a} }, 1)",
        "$string($reduce([1..60], function($a, $b) { {'l': $a, 'r': $a} }, 1))",
        "$boolean($reduce([1..60], function($a, $b) { [[$a], [$a]] }, 0))",
        "$reduce([1..60], function($a, $b) { {'l': $a, 'r': $a} }, 1).**",
        "$number($reduce([1..60], function($a, $b) { {'l': $a, 'r': $a} }, 1))",
        "$string($reduce([1..100000], function($a, $b) { [[$a]] }, 1))",
        "$contains($pad('', 100000, 'a'), /(a|b)*c/)",
        "$contains($pad('', 20000, 'a') , /^(.*)*$x/)",
        "$replace($pad('', 1000000, 'a'), 'a', $pad('', 1000, 'b'))",
        "$formatInteger(1, $pad('', 1000000, '0,'))",
        "$distinct([1..100000])",
        "$states.input ~> |**|{'x': $}|",
      })
  void expressionWithoutEndFails(String expression) {
    String outcome = assertTimeoutPreemptively(SOON, () -> Expressions.outcome(expression));
    assertTrue(outcome.contains("threw an error during evaluation"), outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "-", "{'a':", "/(", "1+", "a.", "a[0]", "$a:=", "function($x){", "%."})
  void deepTextIsRefused(String piece) {
    String outcome =
        assertTimeoutPreemptively(SOON, () -> Expressions.outcome(piece.repeat(20_000) + "1"));
    assertTrue(outcome.startsWith("invalid: "), outcome);
  }

  /** Whatever text it is, it has a value or a failure; a bug of ours would be another exception. */
  @Test
  void anyTextHasAnOutcome() {
    Random random = new Random(20_240_101);
    RandomExpressions expressions = new RandomExpressions(random);
    for (int i = 0; i < 4_000; i++) {
      String expression = expressions.next();
      String outcome =
          assertTimeoutPreemptively(SOON, () -> Expressions.outcome(expression), () -> expression);
      assertTrue(outcome.length() <= Run.MAX_CHARACTERS);
    }
  }
}
