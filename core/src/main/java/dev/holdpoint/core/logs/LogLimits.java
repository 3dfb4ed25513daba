package dev.holdpoint.core.logs;

import java.time.Duration;
import java.util.Set;

/** What CloudWatch Logs takes: AWS's numbers. */
public final class LogLimits {
  /** Groups of an account in a region. */
  public static final int GROUPS = 10_000;

  /** Tags of a group. */
  public static final int TAGS = 50;

  /** Events that one call puts, or one page shows. */
  public static final int EVENTS = 10_000;

  /** Bytes of one call's events, each with {@link #OVERHEAD}, and about those of one page. */
  public static final int BATCH_BYTES = 1_048_576;

  /** What each event counts besides its message. */
  public static final int OVERHEAD = 26;

  /** How far in the future an event may be. */
  public static final Duration AHEAD = Duration.ofHours(2);

  /** How old an event may be. */
  public static final Duration BEHIND = Duration.ofDays(14);

  /** Between the oldest and the newest event of one call. */
  public static final Duration SPAN = Duration.ofHours(24);

  /** For how many days events may be kept. */
  public static final Set<Integer> RETENTION_DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private LogLimits() {}
}
