package dev.holdpoint.core.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private static List<String> of(String state) {
    return Warnings.check("{\"StartAt\":\"A\",\"States\":{\"A\":" + state + "}}").stream()
        .map(each -> each.code() + " " + each.location())
        .toList();
  }

  @Test
  void warnsOfPathsThatNobodyFollows() {
    assertEquals(
        List.of(
            "NO_DOLLAR /States/A/Parameters/a",
            "NO_DOLLAR /States/A/Parameters/b[0]/c",
            "PASS_RESULT_IS_STATIC /States/A/Result"),
        of(
            "{\"Type\":\"Pass\",\"End\":true,\"Result\":{\"x\":[{\"y.$\":\"$.y\"}]},\"Parameters\":"
                + "{\"a\":\"$.a\",\"b\":[{\"c\":\"States.UUID()\"}],\"d.$\":\"$.d\",\"e\":\"$5\"}}"));
    assertEquals(
        List.of("NO_PATH /States/A/Error"),
        of("{\"Type\":\"Fail\",\"Error\":\"$.e\",\"Cause\":\"no path\"}"));
  }

  @Test
  void looksIntoBranchesAndProcessors() {
    String fail = "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Cause\":\"$$.x\"}}}";
    assertEquals(
        List.of("NO_PATH /States/A/Branches[0]/States/F/Cause"),
        of("{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + fail + "]}"));
    assertEquals(
        List.of("NO_PATH /States/A/ItemProcessor/States/F/Cause"),
        of("{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":" + fail + "}"));
  }

  @Test
  void saysNothingOfJsonata() {
    assertEquals(
        List.of(), of("{\"Type\":\"Fail\",\"QueryLanguage\":\"JSONata\",\"Error\":\"$.e\"}"));
    assertEquals(List.of(), Warnings.check("no JSON"));
  }
}
