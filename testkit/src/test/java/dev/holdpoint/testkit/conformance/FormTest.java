package dev.holdpoint.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormTest {
  @Test
  void textThatHoldsAnObjectIsShownOnce() {
    JsonNode inner = Json.object().put("b", "{\"c\": 1}");
    JsonNode answer = Json.object().put("a", inner.toString()).put("list", "[1]").put("no", "{");
    JsonNode shown = Form.of(answer);
    assertEquals(inner, shown.get("a"));
    assertEquals("[1]", shown.get("list").stringValue());
    assertEquals("{", shown.get("no").stringValue());
  }

  @Test
  void textInAnArrayStaysText() {
    JsonNode answer =
        Json.object().set("a", Json.array().add("{}").add(Json.object().put("b", "{}")));
    JsonNode shown = Form.of(answer).get("a");
    assertEquals("{}", shown.get(0).stringValue());
    assertEquals(Json.object(), shown.get(1).get("b"));
  }

  @Test
  void pathsFind() {
    JsonNode tree = Json.parse("{\"a\":[{\"n\":\"x\",\"v\":1},{\"n\":\"y\",\"v\":2}]}");
    assertEquals("[1,2]", found("$.a[*].v", tree));
    assertEquals("[2]", found("$.a[-1].v", tree));
    assertEquals("[2]", found("$.a[?(@.n=='y')].v", tree));
    assertEquals("[1,2]", found("$..v", tree));
    assertEquals("[]", found("$.a[2].v", tree));
    assertThrows(IllegalArgumentException.class, () -> CasePath.parse("$.a[?(@.n>1)]"));
  }

  private static String found(String path, JsonNode tree) {
    return Json.write(CasePath.parse(path).find(tree));
  }

  @Test
  void whatIsIgnoredIsTakenAwayWhereverItStands() {
    JsonNode tree =
        Json.parse("{\"Headers\":{\"L\":1,\"M\":2},\"x\":[{\"Headers\":{\"L\":1}}],\"L\":3}");
    List.of("$..Headers.L", "$..M").forEach(path -> CasePath.parse(path).removeFrom(tree));
    assertEquals("{\"Headers\":{},\"x\":[{\"Headers\":{}}],\"L\":3}", tree.toString());
  }
}
