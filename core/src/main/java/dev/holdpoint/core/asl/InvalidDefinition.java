package dev.holdpoint.core.asl;

import java.util.List;

/** A definition that AWS would refuse at creation. */
public final class InvalidDefinition extends RuntimeException {
  private final List<Diagnostic> diagnostics;

  public InvalidDefinition(List<Diagnostic> diagnostics) {
    super("Invalid State Machine Definition: '" + join(diagnostics) + "'", null, false, false);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Everything that is wrong, in the order it was found; never empty. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private static String join(List<Diagnostic> diagnostics) {
    return String.join(", ", diagnostics.stream().map(Diagnostic::toString).toList());
  }

  /**
   * One thing that is wrong.
   *
   * @param code AWS's word, {@code SCHEMA_VALIDATION_FAILED} or {@code INVALID_JSON_DESCRIPTION}, …
   * @param location a JSON pointer into the definition, {@code /States/Ask/Resource}
   */
  public record Diagnostic(String code, String message, String location) {
    @Override
    public String toString() {
      return code + ": " + message + (location.isEmpty() ? "" : " at " + location);
    }
  }
}
