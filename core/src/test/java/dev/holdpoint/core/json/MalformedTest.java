package dev.holdpoint.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class MalformedTest {
  private static String said(String text) {
    return Malformed.of(text, assertThrows(JacksonException.class, () -> Json.parse(text)))
        .message();
  }

  @Test
  void tellsWhatIsWrongAndWhere() {
    assertEquals(
        "Unexpected character ('a' (code 97)): was expecting double-quote to start field name\n"
            + " at [Source: (String)\"{a:1}\"; line: 1, column: 3]",
        said("{a:1}"));
    assertEquals(
        "Unexpected end-of-input: expected close marker for Object (start marker at"
            + " [Source: (String)\"[1,\n{\"; line: 2, column: 1])\n"
            + " at [Source: (String)\"[1,\n{\"; line: 2, column: 2]",
        said("[1,\n{"));
  }

  @Test
  void tellsOfNothingAtAllWithoutAPlace() {
    assertEquals("No content to map due to end-of-input", said(""));
  }

  @Test
  void showsLongTextsByTheirBeginning() {
    String long1 = "[\"" + "x".repeat(600);
    assertEquals(700, said(long1).length(), 100);
  }
}
