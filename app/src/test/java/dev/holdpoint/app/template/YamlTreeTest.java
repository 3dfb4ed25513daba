package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class YamlTreeTest {
  private static String json(String yaml) {
    return YamlTree.read(yaml).toString();
  }

  @Test
  void aBareVariableIsAText() {
    assertEquals("{\"Resource\":\"${HelloFunction}\"}", json("Resource: ${HelloFunction}"));
    assertEquals("{\"a\":{\"Fn::Sub\":\"${B}\"}}", json("a: !Sub ${B}"));
    assertEquals("[\"${A:-x}\"]", json("- ${A:-x}"));
  }

  @Test
  void booleansAndNothingMayBeWrittenWithCapitals() {
    assertEquals("[true,true,false,null,null]", json("[True, TRUE, False, Null, ~]"));
  }

  @Test
  void numbersThatAreNoNumbersStayTexts() {
    JsonNode tree = YamlTree.read("[0123, 0x1F, .inf, 1.50, '7', 12]");
    assertEquals("[\"0123\",\"0x1F\",\".inf\",1.50,\"7\",12]", tree.toString());
  }
}
