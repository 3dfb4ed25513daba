package dev.holdpoint.app.cli;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackRunner;

/** Tells what a run of a template did. */
final class StackSummary {
  private StackSummary() {}

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
