package dev.holdpoint.core.asl;

import java.util.Set;

/** Reads a Pass state. */
final class PassReader {
  private static final Set<String> FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "Result",
          "ResultPath",
          "Parameters",
          "Output",
          "Assign",
          "Next",
          "End");

  private PassReader() {}

  static State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    return new State.Pass(
        name, DataflowReader.read(fields), fields.any("Result"), StateReader.next(fields));
  }
}
