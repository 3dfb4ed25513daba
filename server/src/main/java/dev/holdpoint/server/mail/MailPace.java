package dev.holdpoint.server.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets so many mails a minute leave, evenly; each of the others is told when its turn is, and comes
 * again then. Of this process: another one has a pace of its own. Thread-safe.
 */
public final class MailPace {
  /** So many turns are kept; who comes when they are all given away asks again later. */
  private static final int MOST_TURNS = 10_000;

  private final Duration pause;
  private final Map<Long, Instant> turns = new HashMap<>();
  private Instant next = Instant.MIN;

  /**
   * @param perMinute 0 for any number
   */
  public MailPace(int perMinute) {
    pause = perMinute == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(perMinute);
  }

  /** When this mail may leave: now, or later. */
  synchronized Instant turn(long mail, Instant now) {
    if (pause.isZero()) {
      return now;
    }
    Instant given = turns.get(mail);
    if (given != null) {
      if (!given.isAfter(now)) {
        turns.remove(mail);
      }
      return given.isAfter(now) ? given : now;
    }
    // After a clock that was set back nobody waits for what is long to come.
    boolean far = next.isAfter(now.plus(pause.multipliedBy(MOST_TURNS + 1L)));
    Instant turn = next.isAfter(now) && !far ? next : now;
    if (turn.isAfter(now) && turns.size() >= MOST_TURNS) {
      return turn;
    }
    next = turn.plus(pause);
    if (turn.isAfter(now)) {
      turns.put(mail, turn);
    }
    return turn;
  }
}
