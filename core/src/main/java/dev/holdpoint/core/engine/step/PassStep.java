package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** Pass: hands on its input, or what it makes of it. */
final class PassStep {
  private PassStep() {}

  static void run(Draft draft, State.Pass pass, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    JsonNode selected = Flow.select(pass.inputPath(), scope);
    JsonNode effective = Flow.template(pass.parameters(), scope.withData(selected));
    JsonNode result = pass.result() != null ? pass.result() : effective;
    // With InputPath or Parameters alone, it is their value that ResultPath adds to.
    JsonNode placed = Flow.place(pass.resultPath(), branch.input(), result);
    JsonNode output = Flow.select(pass.outputPath(), scope.withData(placed));
    Leaving.exit(draft, HistoryEventType.PASS_STATE_EXITED, branch, output, pass.next());
  }
}
