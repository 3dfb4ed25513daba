package dev.holdpoint.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayloadTemplateTest {
  private static final Scope SCOPE = Scopes.of("{'a':{'b':[1,2]}}", "{'Task':{'Token':'t'}}");

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  private static JsonNode evaluate(String template) {
    return PayloadTemplate.compile(json(template)).evaluate(SCOPE);
  }

  @Test
  void replacesFieldsAtAnyDepth() {
    assertEquals(
        json("{'x':1,'list':[{'y':2,'z':[{'t':'t'}]},'$.a'],'k':{'whole':{'b':[1,2]}}}"),
        evaluate(
            "{'x.$':'$.a.b[0]','list':[{'y.$':'$.a.b[1]','z':[{'t.$':'$$.Task.Token'}]},'$.a'],"
                + "'k':{'whole.$':'$.a'}}"));
  }

  @Test
  void leavesAConstantAsItIs() {
    JsonNode constant = json("{'a':[{'b':'$.x'}],'Comment':'c'}");
    assertSame(constant, PayloadTemplate.compile(constant).evaluate(SCOPE));
    assertEquals(json("5"), evaluate("5"));
  }

  @Test
  void namesThePathTheFieldAndTheInputWhereNothingIsFound() {
    QueryFailure failure = assertThrows(QueryFailure.class, () -> evaluate("{'q':{'x.$':'$.no'}}"));
    assertEquals("States.Runtime", failure.error());
    assertEquals(
        "The JSONPath '$.no' specified for the field 'x.$' could not be found in the input"
            + " '{\"a\":{\"b\":[1,2]}}'",
        failure.causeText());
  }

  @Test
  void refusesAFieldThatIsNoExpression() {
    for (String bad : new String[] {"1", "null", "{}", "'abc'", "'$.'", "''", "'$1'"}) {
      InvalidTemplate invalid =
          assertThrows(
              InvalidTemplate.class,
              () -> PayloadTemplate.compile(json("{'l':[{'x.$':" + bad + "}]}")));
      assertEquals(
          "The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function"
              + " call",
          invalid.getMessage());
      assertEquals("/l[0]", invalid.location());
    }
  }
}
