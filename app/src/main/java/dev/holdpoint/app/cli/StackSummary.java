package dev.holdpoint.app.cli;

import dev.holdpoint.app.run.Changes;
import dev.holdpoint.app.run.Rounds;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackRunner;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells what a run of a template did. */
final class StackSummary implements Rounds.Listener {
  @Override
  public void made(StackRunner.Outcome outcome) {
    print(outcome);
  }

  @Override
  public void changed(Changes changes) {
    String what =
        part("changed", changes.changed())
            + part("new", changes.added())
            + part("gone", changes.removed())
            + part("left alone", changes.kept());
    Terminal.line("Stack %s:%s".formatted(changes.stack(), what));
  }

  private static String part(String word, List<String> ids) {
    return ids.isEmpty() ? "" : " %s %s.".formatted(word, String.join(", ", ids));
  }

  @Override
  public void refused(String why) {
    Terminal.error("holdpoint: " + why);
  }

  /** The same, as a node told it. */
  static void print(JsonNode told) {
    Terminal.line(
        "Stack %s: %d resources"
            .formatted(told.path("name").asString(""), told.path("resources").asInt(0)));
    told.path("outputs")
        .properties()
        .forEach(
            one -> Terminal.line("  %s = %s".formatted(one.getKey(), one.getValue().asString(""))));
    told.path("newSecrets").values().forEach(name -> secret(name.asString("")));
    told.path("removed").values().forEach(name -> removed(name.asString("")));
    told.path("kept").values().forEach(name -> kept(name.asString("")));
  }

  static void print(StackRunner.Outcome outcome) {
    Stack stack = outcome.stack();
    Terminal.line("Stack %s: %d resources".formatted(stack.name(), stack.resources().size()));
    stack
        .outputs()
        .forEach((name, value) -> Terminal.line("  %s = %s".formatted(name, value.asString())));
    outcome.newSecrets().forEach(StackSummary::secret);
    outcome.removed().forEach(StackSummary::removed);
    outcome.kept().forEach(StackSummary::kept);
  }

  private static void secret(String name) {
    Terminal.line(
        "  %s was not given: a random one was made, and is kept with the stack.".formatted(name));
  }

  private static void kept(String name) {
    Terminal.line("  %s has left the template and stays, as it says.".formatted(name));
  }

  private static void removed(String name) {
    Terminal.line("  %s has left the template and is gone.".formatted(name));
  }
}
