package dev.holdpoint.testkit.check;

import java.util.List;

/** A promise was broken. */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  public Violation(String what, Object where) {
    super(what + " (" + where + ")");
  }

  private Violation(String all) {
    super(all);
  }

  /** All that was broken in one step: more than one checker may see the same. */
  public static Violation of(List<Violation> all) {
    return new Violation(String.join("\n", all.stream().map(Violation::getMessage).toList()));
  }

  static void unless(boolean holds, String what, Object where) {
    if (!holds) {
      throw new Violation(what, where);
    }
  }
}
