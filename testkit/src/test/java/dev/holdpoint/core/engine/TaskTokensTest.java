package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.store.ExecutionId;
import org.junit.jupiter.api.Test;

class TaskTokensTest {
  private static final TaskRef TASK = new TaskRef(new ExecutionId(7), 0, 3);
  private final TaskTokens tokens = new TaskTokens(new byte[32]);

  @Test
  void aTokenNamesItsTaskAlsoAsJsonText() {
    String token = tokens.mint(TASK);
    assertEquals(TASK, tokens.read(token));
    assertEquals(TASK, tokens.read("\"" + token + "\""));
  }

  @Test
  void whatIsNotOursNamesNothing() {
    String token = tokens.mint(TASK);
    assertNull(tokens.read("\"" + token));
    assertNull(tokens.read("\"\"" + token + "\"\""));
    assertNull(tokens.read(token + "A"));
    assertNull(tokens.read("\""));
    assertNull(tokens.read("\"\""));
    assertNull(new TaskTokens(new byte[] {1}).read(token));
  }
}
