package dev.holdpoint.app.cli;

import dev.holdpoint.app.run.Changes;
import dev.holdpoint.app.run.Rounds;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackRunner;
import java.util.List;

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
            + part("gone", changes.removed());
    Terminal.line("Stack %s:%s".formatted(changes.stack(), what));
  }

  private static String part(String word, List<String> ids) {
    return ids.isEmpty() ? "" : " %s %s.".formatted(word, String.join(", ", ids));
  }

  @Override
  public void refused(String why) {
    Terminal.error("holdpoint: " + why + " Nothing of that stack was changed.");
  }

  static void print(StackRunner.Outcome outcome) {
    Stack stack = outcome.stack();
    Terminal.line("Stack %s: %d resources".formatted(stack.name(), stack.resources().size()));
    stack
        .outputs()
        .forEach((name, value) -> Terminal.line("  %s = %s".formatted(name, value.asString())));
    for (String secret : outcome.newSecrets()) {
      Terminal.line(
          "  %s was not given: a random one was made, and is kept with the stack."
              .formatted(secret));
    }
    for (String removed : outcome.removed()) {
      Terminal.line("  %s has left the template and is gone.".formatted(removed));
    }
  }
}
