package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Limits;

/** Rules for names and ARNs of Step Functions. */
final class Names {
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private Names() {}

  /** AWS's rule for the name of a machine, an execution or an activity. */
  static String check(String name, Limits limits) {
    boolean fits = !name.isEmpty() && name.length() <= limits.nameLength();
    if (!fits || !name.chars().allMatch(Names::isAllowed)) {
      throw StatesError.invalidName(name);
    }
    return name;
  }

  private static boolean isAllowed(int c) {
    boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    return !control && !Character.isWhitespace(c) && FORBIDDEN.indexOf(c) < 0;
  }

  /**
   * The ARN of a resource of this kind, {@code stateMachine}, {@code execution} or {@code
   * activity}.
   */
  static Arn arn(String text, String kind) {
    Arn arn = Arn.of(text);
    if (!arn.isWellFormed() || !arn.service().equals("states")) {
      throw StatesError.invalidArn(text);
    }
    if (!arn.resource().startsWith(kind + ":")) {
      throw StatesError.wrongKind(arn.resource().split(":", 2)[0]);
    }
    return arn;
  }
}
