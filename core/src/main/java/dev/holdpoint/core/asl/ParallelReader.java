package dev.holdpoint.core.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a Parallel state. */
final class ParallelReader {
  private static final Set<String> FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "Arguments",
          "Output",
          "Assign",
          "ResultSelector",
          "Branches",
          "Retry",
          "Catch",
          "Next",
          "End");

  private static final Set<String> BRANCH = Set.of("Comment", "StartAt", "States");

  private ParallelReader() {}

  static State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    fields.require("Branches");
    List<Fields> branches = fields.objects("Branches");
    fields.notEmpty("Branches");
    List<Submachine> read = new ArrayList<>();
    for (Fields branch : branches) {
      branch.only(BRANCH);
      read.add(SubmachineReader.read(branch));
    }
    return new State.Parallel(
        name,
        DataflowReader.read(fields),
        read,
        RecoveryReader.retriers(fields),
        RecoveryReader.catchers(fields),
        StateReader.next(fields));
  }
}
