package dev.holdpoint.app.stack;

import dev.holdpoint.core.aws.Arn;
import java.util.Map;

/** The stack for which a type makes something outside, and how it remembers it. */
public interface Beginning {
  /** The stack's own ARN. */
  Arn stack();

  /** The resource's type, as the template names it. */
  String type();

  /** What is run. */
  StackRequest request();

  /** A stack was run as the resource. */
  void ran(StackRunner.Outcome nested);

  /** From then on the stack has the resource like this, whatever becomes of this run. */
  void remember(Made made);

  /** The stack has a resource of this name, of which nothing else is known. */
  default void remember(Wanted wanted) {
    remember(new Made(wanted.name(), Map.of()));
  }
}
