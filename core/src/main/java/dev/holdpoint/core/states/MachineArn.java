package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's ARN as callers give it: {@code …:stateMachine:NAME}, qualified perhaps by a
 * version's number, an alias' name, or the label of a Distributed Map.
 *
 * @param given to the letter
 * @param machine the machine's own
 */
record MachineArn(Arn given, Arn machine, @Nullable String qualifier, @Nullable String label) {

  static MachineArn of(String text) {
    Arn arn = Names.arn(text, "stateMachine");
    String resource = arn.resource().substring("stateMachine:".length());
    String front = text.substring(0, text.length() - resource.length());
    String[] parts = resource.split(":", 2);
    int slash = parts[0].indexOf('/');
    String name = slash < 0 ? parts[0] : parts[0].substring(0, slash);
    if (name.isEmpty() || (parts.length == 2 && parts[1].isEmpty())) {
      throw StatesError.invalidArn(text);
    }
    return new MachineArn(
        arn,
        Arn.of(front + name),
        parts.length == 2 ? parts[1] : null,
        slash < 0 ? null : parts[0].substring(slash + 1));
  }

  /** As {@link #of}, where AWS takes no qualified ARN. */
  static MachineArn unqualified(String text) {
    MachineArn arn = of(text);
    if (arn.qualifier != null || arn.label != null) {
      throw StatesError.invalid(
          "The state machine ARN must not be qualified. Received: " + arn.given);
    }
    return arn;
  }

  /** The version's number, or 0 where this is no version's ARN. */
  int version() {
    boolean number =
        qualifier != null
            && label == null
            && qualifier.length() <= 9
            && qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && qualifier != null ? Integer.parseInt(qualifier) : 0;
  }

  boolean isAlias() {
    return qualifier != null && label == null && version() == 0;
  }
}
