package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.ChoiceRule;
import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** Choice: the first rule that holds says where to go. */
final class ChoiceStep {
  private ChoiceStep() {}

  static void run(Draft draft, State.Choice choice, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Scope selected = scope.withData(Flow.select(choice.inputPath(), scope));
    Next next = new Next.To(target(choice, selected));
    JsonNode output = Flow.select(choice.outputPath(), selected);
    Leaving.exit(draft, HistoryEventType.CHOICE_STATE_EXITED, branch, output, next);
  }

  private static String target(State.Choice choice, Scope scope) {
    for (ChoiceRule rule : choice.rules()) {
      if (rule.condition().test(scope)) {
        return rule.next();
      }
    }
    if (choice.otherwise() == null) {
      throw new QueryFailure(
          "States.NoChoiceMatched",
          "Failed to transition out of the state. No choice rule matched.");
    }
    return choice.otherwise();
  }
}
