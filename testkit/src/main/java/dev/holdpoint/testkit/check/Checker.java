package dev.holdpoint.testkit.check;

import java.util.List;

/** One thing that must hold after every step. */
@FunctionalInterface
public interface Checker {
  /** Looks, and throws {@link Violation} where it does not hold. */
  void check(Snapshot now, Ledger told);

  /** Every checker there is. */
  static List<Checker> all() {
    return List.of(
        new OneEnd(),
        new GapFreeHistory(),
        new TimeGoesForward(),
        new NothingToldIsLost(),
        new AnsweredOnce(),
        new EveryWaitIsWoken(),
        new NoEffectWithoutCommit(),
        new EventsComeOnce(),
        new OncePerDueTime(),
        new MailIsSentOnce(),
        new EachItemOnce(),
        new MapRunsCount());
  }
}
