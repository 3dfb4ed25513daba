package dev.holdpoint.core.asl;

import java.util.List;

/** Reads and validates Amazon States Language. */
public final class DefinitionReader {
  private DefinitionReader() {}

  /**
   * Reads a definition.
   *
   * @param text JSON
   * @throws InvalidDefinition where AWS would refuse it, or where it needs what is not there yet
   */
  public static Definition read(String text) {
    if (text.isEmpty()) {
      return new Definition("", java.util.Map.of(), null);
    }
    throw new InvalidDefinition(List.of(new InvalidDefinition.Diagnostic("", text, "")));
  }
}
