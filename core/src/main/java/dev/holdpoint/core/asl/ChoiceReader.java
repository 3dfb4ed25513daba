package dev.holdpoint.core.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a Choice state. */
final class ChoiceReader {
  private static final Set<String> FIELDS =
      Set.of("InputPath", "OutputPath", "Output", "Assign", "Choices", "Default");

  private ChoiceReader() {}

  static State read(String name, Fields fields) {
    StateReader.only(fields, FIELDS);
    fields.require("Choices");
    List<Fields> choices = fields.objects("Choices");
    fields.notEmpty("Choices");
    List<ChoiceRule> rules = new ArrayList<>();
    for (Fields choice : choices) {
      choice.require("Next");
      String next = choice.string("Next");
      Condition condition = ConditionReader.read(choice, true);
      if (condition != null && next != null) {
        rules.add(
            new ChoiceRule(
                condition,
                variables(choice, condition),
                next,
                DataflowReader.assign(choice),
                choice.language() == QueryLanguage.JSONATA
                    ? Expressions.template(choice, "Output")
                    : null));
      }
    }
    return new State.Choice(name, DataflowReader.read(fields), rules, fields.string("Default"));
  }

  private static Set<String> variables(Fields choice, Condition condition) {
    if (condition instanceof Holds holds) {
      return holds.expression().variables();
    }
    // A definition with a problem is refused: nobody will ask for its variables.
    return choice.problems().any() ? Set.of() : ConditionVariables.of(choice.tree());
  }
}
