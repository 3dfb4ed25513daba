package dev.holdpoint.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReferencePathTest {
  private static String place(String path, String data) {
    JsonNode before = Json.parse(data.replace('\'', '"'));
    JsonNode untouched = before.deepCopy();
    JsonNode placed = ReferencePath.compile(path).place(before, Json.parse("1"));
    assertEquals(untouched, before);
    return placed.toString().replace('"', '\'');
  }

  @Test
  void putsAValueInItsPlace() {
    assertEquals("{'a':1}", place("$.a", "{}"));
    assertEquals("{'a':1,'b':2}", place("$.a", "{'a':{'c':3},'b':2}"));
    assertEquals("{'a':{'c':3,'d':1}}", place("$.a.d", "{'a':{'c':3}}"));
    assertEquals("1", place("$", "{'a':2}"));
  }

  @Test
  void makesTheObjectsOnTheWay() {
    assertEquals("{'x':0,'a':{'b':{'c':1}}}", place("$.a['b'].c", "{'x':0}"));
  }

  @Test
  void reachesIntoArrays() {
    assertEquals("{'a':[0,{'b':1},2]}", place("$.a[1].b", "{'a':[0,{},2]}"));
    assertEquals("[1]", place("$[0]", "[0]"));
  }

  @Test
  void keepsWhatItDoesNotTouch() {
    JsonNode before = Json.parse("{\"big\":{\"x\":[1,2]}}");
    JsonNode after = ReferencePath.compile("$.a").place(before, Json.parse("1"));
    assertSame(before.get("big"), after.get("big"));
  }

  @Test
  void failsWhereThePlaceCannotBe() {
    for (String[] bad :
        new String[][] {
          {"$.a", "1"},
          {"$.a.b", "{'a':1}"},
          {"$.a[1]", "{'a':[0]}"},
          {"$.a[0]", "{}"},
          {"$.a", "[]"}
        }) {
      QueryFailure failure = assertThrows(QueryFailure.class, () -> place(bad[0], bad[1]), bad[0]);
      assertEquals("States.ResultPathMatchFailure", failure.error());
    }
  }

  @Test
  void refusesWhatMayMeanSeveralPlaces() {
    for (String bad :
        new String[] {"$.a[*]", "$..a", "$.a[0:2]", "$$.a", "a", "$.a[?(@.b)]", "$.*"}) {
      assertThrows(IllegalArgumentException.class, () -> ReferencePath.compile(bad), bad);
    }
  }
}
