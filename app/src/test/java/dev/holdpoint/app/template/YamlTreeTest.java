package dev.holdpoint.app.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  /** Enumerations of AWS are written in capitals: a mode may be OFF. */
  @Test
  void wordsOfTheOlderYamlAreBooleans() {
    assertEquals("[true,false,true,false]", json("[yes, No, on, Off]"));
    assertEquals("[\"OFF\",\"NO\",\"yes\",\"y\"]", json("[OFF, NO, 'yes', y]"));
  }

  @Test
  void numbersThatAreNoNumbersStayTexts() {
    JsonNode tree = YamlTree.read("[0123, 0x1F, .inf, 1.50, '7', 12]");
    assertEquals("[\"0123\",\"0x1F\",\".inf\",1.50,\"7\",12]", tree.toString());
  }

  /** YAML 1.2 minds, the parsers of AWS's tools do not. */
  @Test
  void aHyphenAloneWithinBracketsIsAText() {
    assertEquals("{\"a\":{\"Fn::Split\":[\"-\",{\"Ref\":\"B\"}]}}", json("a: !Split [-, !Ref B]"));
    assertEquals("[\"-\",[\"é😀\",\"-\"],{\"c\":\"-\"},-1]", json("[-, [é😀, -], {c: -}, -1]"));
  }

  @Test
  void otherHyphensOutOfPlaceAreRefused() {
    assertThrows(TemplateException.class, () -> json("a: [- b]"));
    assertThrows(TemplateException.class, () -> json("[" + "-, ".repeat(2_000) + "-]"));
  }
}
