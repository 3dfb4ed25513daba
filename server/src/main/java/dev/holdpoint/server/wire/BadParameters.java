package dev.holdpoint.server.wire;

import java.util.List;

/** Parameters that do not fit an action's request: each problem in AWS's words. */
public final class BadParameters extends RuntimeException {
  private final List<String> problems;

  BadParameters(List<String> problems) {
    super(String.join(", ", problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
