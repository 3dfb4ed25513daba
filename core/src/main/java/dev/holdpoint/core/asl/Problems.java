package dev.holdpoint.core.asl;

import dev.holdpoint.core.asl.InvalidDefinition.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong while a definition is read. */
final class Problems {
  private static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";

  /** Ours: a hostile definition does not get a message longer than itself. */
  private static final int MAX_DIAGNOSTICS = 200;

  private final List<Diagnostic> found = new ArrayList<>();

  void schema(String message, String location) {
    add(SCHEMA, message, location);
  }

  void missing(List<String> fields, String location) {
    schema("These fields are required: " + fields, location);
  }

  /** What AWS has and we do not have yet is refused by its name. */
  void notYet(String what, String name, String location) {
    schema("'" + name + "' is not supported by this version of Holdpoint: " + what, location);
  }

  void add(String code, String message, String location) {
    if (found.size() < MAX_DIAGNOSTICS) {
      found.add(new Diagnostic(code, message, location));
    }
  }

  boolean any() {
    return !found.isEmpty();
  }

  /** Everything so far. */
  List<Diagnostic> found() {
    return List.copyOf(found);
  }

  void throwIfAny() {
    if (any()) {
      throw new InvalidDefinition(found);
    }
  }
}
