package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.ChoiceRule;
import dev.holdpoint.core.asl.Dataflow;
import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Choice: the first rule that holds says where to go. */
final class ChoiceStep {
  private ChoiceStep() {}

  static void run(Draft draft, State.Choice choice, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Scope selected = scope.withData(Flow.effective(draft, choice.data(), scope));
    ChoiceRule rule = first(choice, selected);
    if (rule == null && choice.otherwise() == null) {
      throw new QueryFailure(
          "States.NoChoiceMatched",
          "Failed to transition out of the state. No choice rule matched.");
    }
    Flow.Leave leave =
        rule == null
            ? Flow.pass(draft, choice.data(), scope)
            : chosen(choice.data(), rule, selected);
    String target = rule == null ? String.valueOf(choice.otherwise()) : rule.next();
    Leaving.exit(draft, HistoryEventType.CHOICE_STATE_EXITED, branch, leave, new Next.To(target));
  }

  private static @Nullable ChoiceRule first(State.Choice choice, Scope scope) {
    for (ChoiceRule rule : choice.rules()) {
      if (rule.condition().test(scope)) {
        return rule;
      }
    }
    return null;
  }

  /** A rule that holds assigns its own variables and gives its own output, not the state's. */
  private static Flow.Leave chosen(Dataflow data, ChoiceRule rule, Scope scope) {
    JsonNode assigned = rule.assign() == null ? null : rule.assign().evaluate(scope);
    JsonNode output =
        switch (data) {
          case Dataflow.Paths paths -> Flow.select(paths.outputPath(), scope);
          case Dataflow.Jsonata _ ->
              rule.output() == null ? scope.input() : rule.output().evaluate(scope);
        };
    return new Flow.Leave(output, assigned);
  }
}
