package dev.holdpoint.core.query.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.query.QueryFailure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.a.b + 1 | 6",
        "$states.input.list.n | [\"z\",\"y\",\"x\"]",
        "$states.input.list[v > 1].n | [\"z\",\"x\"]",
        "$states.input.list[v = 1].n | \"y\"",
        "$states.input.list[v = 1].n[] | [\"y\"]",
        "$states.input.list[-1].n | \"x\"",
        "$states.input.list.t | [\"p\",\"q\",\"r\"]",
        "$states.input.list^(v).n | [\"y\",\"x\",\"z\"]",
        "$states.input.list^(>v).n | [\"z\",\"x\",\"y\"]",
        "$states.input.list#$i[$i > 0].n | [\"y\",\"x\"]",
        "$states.input.order.lines.(sku & '-' & %.id) | [\"A-o1\",\"B-o1\"]",
        "$states.input.order@$o.order.lines@$l[$l.qty > 1].{'o': $o.id, 's': $l.sku} | {\"o\":\"o1\",\"s\":\"A\"}",
        "$states.input.order.lines{sku: qty} | {\"A\":2,\"B\":1}",
        "$states.input.one | [7]",
        "$states.input.one[0] | 7",
        "$states.input.empty | []",
        "$states.input.nested | [[1,2],[3,[4]]]",
        "$states.input.a.e | null",
        "[1..5][$ > $limit] | [3,4,5]",
        "[$states.input.nothing, 1] | [1]",
        "($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(5)) | 120",
        "($loop := function($n, $a) { $n = 0 ? $a : $loop($n - 1, $a + $n) }; $loop(2000, 0)) | 2001000",
        "$map([1, 2, 3], function($v, $i) { $v * $i }) | [0,2,6]",
        "$reduce([1..5], function($a, $b) { $a + $b }) | 15",
        "$sort($states.input.nums) | [1,2,3,5.5]",
        "($first := $substring(?, 0, 2); $first('hello')) | \"he\"",
        "'a' ~> $uppercase ~> $pad(3, '-') | \"A--\"",
        "$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1') | \"Smith, John\"",
        "$contains('hello$world', /^hello\\$/) | true",
        "$match('ababb', /a(b+)/)[1].groups | [\"bb\"]",
        "$formatNumber(12345.678, '#,##0.00') | \"12,345.68\"",
        "$formatInteger(2789, 'w') | \"two thousand, seven hundred and eighty-nine\"",
        "$fromMillis(1510067557121, '[FNn], [D1o] [MNn] [Y]') | \"Tuesday, 7th November 2017\"",
        "$toMillis('2017-11-07T15:07:54.972Z') | 1510067274972",
        "$now() | \"2024-01-02T03:04:05.678Z\"",
        "$string(0.1 + 0.2) | \"0.3\"",
        "$string(1e21) | \"1e+21\"",
        "4 / 2 | 2",
        "7 / 2 | 3.5",
        "1e3 | 1000",
      })
  void expressionHasItsValue(String expression, String value) {
    assertEquals(value, Expressions.outcome(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1, 2, 3, 4, 5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 10, 5) | [0,5,10]",
        "$range(10, 0, -4) | [10,6,2]",
        "$hash('a', 'MD5') | \"0cc175b9c0f1b6a831c399e269772661\"",
        "$random() | 0.5",
        "$random(7) = $random(7) | true",
        "$uuid() | \"00000000-0000-4000-8000-000000000000\"",
        "$parse('{\"a\": [1, 2.5]}') | {\"a\":[1,2.5]}",
      })
  void functionsOfAwsAreThere(String expression, String value) {
    assertEquals(value, Expressions.outcome(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.nothing | returned nothing (undefined).",
        "1 + 'a' | threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number",
        "$sum(['a']) | threw an error during evaluation. T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"",
        "$eval('1') | threw an error during evaluation. T1006: Attempted to invoke a non-function",
        "sum([1]) | threw an error during evaluation. T1005: Attempted to invoke a non-function. Did you mean $sum?",
        "$number('x') | threw an error during evaluation. D3030: Unable to cast value to a number: \"x\"",
        "$error('boom') | threw an error during evaluation. D3137: boom",
        "1 / 0 | threw an error during evaluation. D1001: Number out of range: Infinity",
      })
  void failureSaysWhatWasWrongAndWhere(String expression, String happened) {
    assertEquals(
        "The JSONata expression '" + expression + "' specified for the field 'Output' " + happened,
        Expressions.outcome(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + | Unexpected end of expression",
        "a[1,2) | Expected \"]\", got \",\"",
        "'open | String literal must be terminated by a matching quote",
        "$f := | Unexpected end of expression",
        "5 := 6 | The left side of := must be a variable name (start with $)",
        "/abc | No terminating / in regular expression",
        "/+/ | Invalid regular expression: /+/",
        "% | The object representing the 'parent' cannot be derived from this expression",
      })
  void textThatIsNoExpressionIsRefused(String expression, String message) {
    assertEquals("invalid: " + message, Expressions.outcome(expression));
  }

  @Test
  void transformChangesACopy() {
    assertEquals(
        "[{\"b\":5,\"z\":1},5,false]",
        Expressions.outcome(
            "($c := $states.input.a ~> |$|{'z': 1}, ['e', 'f', 'g']|;"
                + " [$c, $states.input.a.b, $exists($states.input.a.z)])"));
  }

  @Test
  void functionIsNoResult() {
    assertThrows(QueryFailure.class, () -> Expressions.value("function($x) { $x }"));
    assertThrows(QueryFailure.class, () -> Expressions.value("{'f': [$sum]}"));
  }

  @Test
  void failureNamesErrorAndField() {
    QueryFailure failure =
        assertThrows(QueryFailure.class, () -> Expressions.value("$states.input.nothing"));
    assertEquals("States.QueryEvaluationError", failure.error());
    assertEquals("Output", failure.location());
  }

  @Test
  void expressionKnowsWhatItTakesFromOutside() {
    JsonataExpression expression =
        JsonataExpression.compile(
            "($x := $outer.a; $map($states.input.list, function($v) { $v + $x + $other }); $sum)");
    assertEquals(Set.of("outer", "other"), expression.variables());
    assertEquals(Set.of("input"), expression.statesFields());
    assertEquals(Set.of(""), JsonataExpression.compile("$states").statesFields());
  }

  @Test
  void stringIsAnExpressionFromMarkToMark() {
    assertEquals(" $x ", JsonataExpression.inner("{% $x %}"));
    assertEquals(null, JsonataExpression.inner(" {% $x %}"));
    assertEquals(null, JsonataExpression.inner("{% $x %} "));
    assertEquals(null, JsonataExpression.inner("{%}"));
  }
}
