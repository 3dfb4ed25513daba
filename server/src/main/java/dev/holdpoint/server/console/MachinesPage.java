package dev.holdpoint.server.console;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** State machines, and one of them. */
final class MachinesPage {
  private static final int ROWS = 100;
  private static final int COUNTED = 1_000;

  private MachinesPage() {}

  static Page list(Tx tx, Question question, Words words) {
    String after = question.get("after");
    List<StateMachine> found =
        StateMachines.list(tx, null, after.isEmpty() ? null : after, ROWS + 1);
    List<StateMachine> shown = found.subList(0, Math.min(ROWS, found.size()));
    Grid grid = new Grid("Workflows by name", "Workflow", "Running", "Changed");
    for (StateMachine one : shown) {
      grid.row(
          Html.link(Links.machine(one.arn()), one.name()),
          Html.link(executions(one, "RUNNING"), running(tx, one)),
          words.time(one.updatedAt()));
    }
    Html more =
        found.size() > ROWS
            ? Html.link(
                Links.with(Links.MACHINES, Map.of("after", shown.getLast().arn().value())), "More")
            : Html.nothing();
    Html content =
        Html.many(Html.of("h1", "Workflows"), grid.orElse("No state machine yet."), more);
    return Page.of(Links.MACHINES, "Workflows", content);
  }

  private static String running(Tx tx, StateMachine machine) {
    long count =
        tx.executions()
            .count(ExecutionFilter.of(machine.arn(), ExecutionStatus.RUNNING), COUNTED + 1);
    return count > COUNTED ? Words.number(COUNTED) + "+" : Words.number(count);
  }

  private static String executions(StateMachine machine, String state) {
    return Links.with(Links.EXECUTIONS, Map.of("workflow", machine.arn().value(), "state", state));
  }

  static Page one(Tx tx, Question question, Function<String, List<String>> warnings) {
    StateMachine machine = StateMachines.find(tx, Arn.of(question.get("arn")));
    if (machine == null) {
      return Page.problem(
          404, "No such workflow", "There is none of this ARN (any more): " + question.get("arn"));
    }
    String definition = Definitions.text(tx, machine.definition());
    List<Html> warned =
        warnings.apply(definition).stream()
            .<Html>map(warning -> Html.of("p", warning).css("card hold"))
            .toList();
    Html content =
        Html.many(
            Html.of("h1", machine.name()),
            Html.of("p", Html.of("code", machine.arn().value())),
            Html.of("p", Html.link(executions(machine, ""), "Its executions")),
            Html.many(warned),
            DefinitionView.of(definition, List.of()));
    return Page.of(Links.MACHINES, machine.name(), content);
  }
}
