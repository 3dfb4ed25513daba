package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Dataflow;
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
    Flow.Leave leave =
        switch (pass.data()) {
          // With InputPath or Parameters alone, it is their value that ResultPath adds to.
          case Dataflow.Paths paths -> Flow.result(draft, paths, scope, result(draft, pass, scope));
          case Dataflow.Jsonata jsonata -> Flow.pass(draft, jsonata, scope);
        };
    Leaving.exit(draft, HistoryEventType.PASS_STATE_EXITED, branch, leave, pass.next());
  }

  private static JsonNode result(Draft draft, State.Pass pass, Scope scope) {
    JsonNode effective = Flow.arguments(draft, pass.data(), scope);
    return pass.result() != null ? pass.result() : effective;
  }
}
