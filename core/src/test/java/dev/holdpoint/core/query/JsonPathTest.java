package dev.holdpoint.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.holdpoint.core.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonPathTest {
  private static final Scope SCOPE =
      Scopes.of(
          "{'a':{'b':[1,2.0,{'c':null}],'we ird':true},'items':[{'k':0,'n':'x'},{'k':1}]}",
          "{'Execution':{'Name':'run','Input':{'a':9}}}");

  private static String read(String path) {
    return JsonPath.compile(path).read(SCOPE).toString();
  }

  @Test
  void starsWithoutStepsCostNoStack() {
    String stars = "$.a" + "*".repeat(2_000);
    assertThrows(IllegalArgumentException.class, () -> JsonPath.compile(stars));
  }

  @Test
  void readsPlainPaths() {
    assertEquals("1", read("$.a.b[0]"));
    assertEquals("2.0", read("$.a.b[1]"));
    assertEquals("{\"c\":null}", read("$['a']['b'][-1]"));
    assertEquals("true", read("$.a['we ird']"));
    assertEquals("null", read("$.a.b[2].c"));
    assertEquals(SCOPE.data(), JsonPath.compile("$").read(SCOPE));
  }

  @Test
  void scansWithinEachOtherEnd() {
    String deep = "{'a':".repeat(200) + "1" + "}".repeat(200);
    Scope scope = Scopes.of(deep, "{}");
    for (String path : List.of("$..*..*..*..*", "$..[?(@..[?(@..[?(@..z == 1)])])]")) {
      QueryFailure failure =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () -> assertThrows(QueryFailure.class, () -> JsonPath.compile(path).read(scope)));
      assertEquals("States.Runtime", failure.error());
    }
    String wide = "[" + "{'k':[1,2,3]},".repeat(16_000) + "0]";
    assertEquals(48_000, JsonPath.compile("$..k[*]").read(Scopes.of(wide, "{}")).size());
  }

  @Test
  void readsTheContextObject() {
    assertEquals("\"run\"", read("$$.Execution.Name"));
    assertEquals(SCOPE.context(), JsonPath.compile("$$").read(SCOPE));
  }

  @Test
  void yieldsAListWhereItMayFindSeveral() {
    assertEquals("[{\"k\":0,\"n\":\"x\"}]", read("$.items[?(@.k == 0)]"));
    assertEquals("[0,1]", read("$.items[*].k"));
    assertEquals("[0,1]", read("$..k"));
    assertEquals("[1,2.0]", read("$.a.b[0:2]"));
    assertEquals("[]", read("$.items[?(@.k == 5)]"));
    assertEquals("[\"x\"]", read("$.items[*].n"));
  }

  @Test
  void keepsNumbersAsTheyWere() {
    Scope big = Scopes.of("{'l':[{'n':12345678901234567890,'d':1.10,'i':1.0}]}", "{}");
    JsonNode found = JsonPath.compile("$.l[?(@.i == 1)]").read(big);
    assertEquals(big.data().get("l"), found);
  }

  @Test
  void saysInAwsWordsThatNothingWasFound() {
    QueryFailure failure = assertThrows(QueryFailure.class, () -> read("$.x"));
    assertEquals("States.Runtime", failure.error());
    assertEquals("Invalid path '$.x' : No results for path: $['x']", failure.causeText());
    assertEquals(
        "Invalid path '$.x.y' : Missing property in path $['x']",
        assertThrows(QueryFailure.class, () -> read("$.x.y")).causeText());
    assertThrows(QueryFailure.class, () -> read("$.items[2]"));
    assertThrows(QueryFailure.class, () -> read("$$.Task.Token"));
  }

  @Test
  void findsNothingWithoutFailing() {
    assertNull(JsonPath.compile("$.x").find(SCOPE));
    assertNull(JsonPath.compile("$.x[?(@.y)].z").find(SCOPE));
  }

  @Test
  void refusesWhatIsNoPath() {
    for (String bad : new String[] {"", "a", "$.", "$[", "$['a", "$.a[?(", "$..", "$.[", "$x["}) {
      assertThrows(IllegalArgumentException.class, () -> JsonPath.compile(bad), bad);
    }
    String deep = "$" + ".a".repeat(100_000);
    assertThrows(IllegalArgumentException.class, () -> JsonPath.compile(deep));
  }

  @Test
  void readsEscapedNames() {
    Scope scope = Scopes.of(Json.object().put("Test\\\"\"Name\"", 5), Json.object());
    assertEquals("5", JsonPath.compile("$['Test\\\"\"Name\"']").read(scope).toString());
  }

  @Test
  void filtersByRegularExpressions() {
    Scope scope = Scopes.of("{'items':[{'n':'Apple'},{'n':'apricot'},{'n':12}]}", "{}");
    assertEquals(
        "[{\"n\":\"apricot\"}]",
        JsonPath.compile("$.items[?(@.n =~ /ap.*/)]").read(scope).toString());
    assertEquals(
        "[{\"n\":\"Apple\"}]",
        JsonPath.compile("$.items[?(@.n =~ /apple/i)]").read(scope).toString());
    assertEquals(
        "[{\"n\":12}]", JsonPath.compile("$.items[?(@.n =~ /[0-9]+/)]").read(scope).toString());
  }

  @Test
  void regularExpressionWithoutEndFails() {
    for (String text : new String[] {"a".repeat(60) + "!", "a".repeat(200_000) + "!"}) {
      Scope scope = Scopes.of(Json.object().putObject("o").put("n", text), Json.object());
      for (String hostile : new String[] {"(a+)+b", "(.*)*x", "a*a*a*a*a*c", "(a|a)*b"}) {
        JsonPath path = JsonPath.compile("$[?(@.n =~ /" + hostile + "/)]");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> path.find(scope));
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> JsonPath.compile("$.n[?(@ =~ /" + hostile + "/)]").find(scope));
      }
    }
  }
}
