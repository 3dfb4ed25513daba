package dev.holdpoint.testkit.check;

import dev.holdpoint.core.verify.HistoryRules;

/** Events are numbered without a gap, each follows what it may follow, and none an end. */
final class GapFreeHistory implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    for (Seen seen : now.changed()) {
      HistoryRules.check(
          seen.events(),
          (what, where) -> {
            throw new Violation(what, where + " in " + seen.row().arn().name());
          });
    }
  }
}
