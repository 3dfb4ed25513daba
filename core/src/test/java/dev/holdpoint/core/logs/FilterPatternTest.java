package dev.holdpoint.core.logs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterPatternTest {
  private static final String EVENT =
      "{\"level\":\"ERROR\",\"took\":12.5,\"who\":{\"ids\":[7,8]},\"end\":null,\"ok\":false}";

  private static boolean matches(String pattern, String message) {
    return FilterPattern.parse(pattern).matches(message);
  }

  @Test
  void termsAreInTheMessageAsTheyStand() {
    assertTrue(matches("", "anything"));
    assertTrue(matches("ERROR failed", "ERROR: it failed"));
    assertFalse(matches("ERROR failed", "ERROR: it"));
    assertFalse(matches("error", "ERROR"));
    assertTrue(matches("\"it failed\"", "ERROR: it failed"));
    assertTrue(matches("?WARN ?ERROR", "ERROR: it"));
    assertFalse(matches("?WARN ?ERROR", "INFO"));
    assertFalse(matches("ERROR -\"it failed\"", "ERROR: it failed"));
  }

  @Test
  void conditionsLookIntoJson() {
    for (String holds :
        List.of(
            "{ $.level = \"ERROR\" }",
            "{ $.level = ERR* }",
            "{ $.level = *RR* && $.took > 12 }",
            "{ ($.took < 1 || $.took >= 12.5) && $.who.ids[1] = 8 }",
            "{ $.end IS NULL }",
            "{ $.ok IS FALSE }",
            "{ $.level EXISTS }",
            "{ $.other NOT EXISTS }",
            "{ $.level != \"INFO\" }")) {
      assertTrue(matches(holds, EVENT), holds);
    }
    assertFalse(matches("{ $.other = 1 }", EVENT));
    assertFalse(matches("{ $.took > 13 }", EVENT));
    assertFalse(matches("{ $.level = \"ERROR\" }", "ERROR"));
    assertFalse(matches("{ $.level = \"ERROR\" }", "{ not JSON"));
  }

  @Test
  void whatIsNotKnownIsRefusedByName() {
    for (String bad :
        List.of("[a, b]", "%x+%", "{ $.a = %x% }", "{ $.a }", "{ $.a = 1", "\"open", "{ a = 1 }")) {
      AwsException refusal = assertThrows(AwsException.class, () -> FilterPattern.parse(bad), bad);
      assertTrue(refusal.getMessage().startsWith("Invalid filter pattern"), bad);
    }
  }
}
