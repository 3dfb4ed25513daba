package dev.holdpoint.core.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scopes;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static boolean test(String rule, String data) {
    String definition =
        "{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{%s,'Next':'B'}]},'B':{'Type':'Succeed'}}}"
            .formatted(rule)
            .replace('\'', '"');
    State.Choice choice = (State.Choice) DefinitionReader.read(definition).state("A");
    return choice.rules().getFirst().condition().test(Scopes.of(data, "{'x':5}"));
  }

  @Test
  void comparesStrings() {
    assertTrue(test("'Variable':'$.a','StringEquals':'x'", "{'a':'x'}"));
    assertTrue(test("'Variable':'$.a','StringLessThanPath':'$.b'", "{'a':'a','b':'b'}"));
    assertFalse(test("'Variable':'$.a','StringGreaterThanEquals':'b'", "{'a':'a'}"));
    assertFalse(test("'Variable':'$.a','StringEquals':'1'", "{'a':1}"));
  }

  @Test
  void comparesNumbers() {
    assertTrue(test("'Variable':'$.a','NumericEquals':1.0", "{'a':1}"));
    assertTrue(test("'Variable':'$.a','NumericEquals':0", "{'a':-0.0}"));
    assertTrue(test("'Variable':'$$.x','NumericGreaterThan':4", "{}"));
    assertTrue(
        test("'Variable':'$.a','NumericGreaterThan':9007199254740992", "{'a':9007199254740993}"));
    assertTrue(test("'Variable':'$.a','NumericLessThan':1e400", "{'a':1e300}"));
    assertFalse(test("'Variable':'$.a','NumericLessThanEqualsPath':'$.b'", "{'a':2,'b':1}"));
  }

  @Test
  void comparesTimestampsAsInstants() {
    assertTrue(
        test(
            "'Variable':'$.a','TimestampEquals':'2020-01-01T00:00:00Z'",
            "{'a':'2020-01-01T01:00:00+01:00'}"));
    assertFalse(test("'Variable':'$.a','TimestampLessThan':'2020-01-01T00:00:00Z'", "{'a':'x'}"));
  }

  @Test
  void looksAtTypes() {
    assertTrue(test("'Variable':'$.a','IsNull':true", "{'a':null}"));
    assertTrue(test("'Variable':'$.a','IsNumeric':false", "{'a':'1'}"));
    assertTrue(test("'Variable':'$.a','IsString':true", "{'a':''}"));
    assertTrue(test("'Variable':'$.a','IsBoolean':true", "{'a':false}"));
    assertTrue(test("'Variable':'$.a','IsTimestamp':true", "{'a':'2020-01-01T00:00:00.5Z'}"));
    assertTrue(test("'Variable':'$.a.b','IsPresent':false", "{'a':1}"));
    assertTrue(test("'Variable':'$.a','IsPresent':true", "{'a':null}"));
  }

  @Test
  void combinesConditions() {
    String a = "{'Variable':'$.a','BooleanEquals':true}";
    String b = "{'Variable':'$.b','BooleanEquals':true}";
    assertTrue(test("'And':[" + a + "," + b + "]", "{'a':true,'b':true}"));
    assertFalse(test("'And':[" + a + "," + b + "]", "{'a':false}"));
    assertTrue(test("'Or':[" + a + "," + b + "]", "{'a':true}"));
    assertTrue(test("'Not':" + a, "{'a':1}"));
  }

  @Test
  void failsWhereAPathFindsNothing() {
    QueryFailure failure =
        assertThrows(QueryFailure.class, () -> test("'Variable':'$.a','IsNull':true", "{}"));
    assertEquals("States.Runtime", failure.error());
    assertEquals(
        "Invalid path '$.a': The choice state's condition path references an invalid value.",
        failure.causeText());
    assertThrows(
        QueryFailure.class, () -> test("'Variable':'$.a','StringEqualsPath':'$.b'", "{'a':'x'}"));
  }

  @Test
  void matchesWildcards() {
    assertTrue(matches("*", ""));
    assertTrue(matches("log-*.txt", "log-2020-01.txt"));
    assertFalse(matches("log-*.txt", "log.txt"));
    assertTrue(matches("*a*b*", "xxaxxbxx"));
    assertFalse(matches("ab*ba", "aba"));
    assertTrue(matches("a\\*b", "a*b"));
    assertFalse(matches("a\\*b", "axb"));
    assertTrue(matches("a\\\\*", "a\\xyz"));
    assertFalse(matches("abc", "abcd"));
  }

  private static boolean matches(String pattern, String text) {
    return new Wildcard(new Operand.Literal(Scopes.of("1", "{}").data()), pattern).matches(text);
  }
}
