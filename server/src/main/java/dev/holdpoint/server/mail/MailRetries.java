package dev.holdpoint.server.mail;

import java.time.Duration;

/**
 * How a mail is tried again.
 *
 * @param attempts how often it is tried at most
 * @param first how long after the first failure; doubled after each
 * @param longest the longest pause
 */
public record MailRetries(int attempts, Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /** As SNS: 50 attempts in about six hours. */
  public static MailRetries aws() {
    return new MailRetries(50, Duration.ofSeconds(10), Duration.ofMinutes(10));
  }

  /** The pause after so many failures. */
  Duration after(int failures) {
    Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
