package dev.holdpoint.core.aws;

import java.time.Duration;

/**
 * How much of something may be done now, and how fast one may go on after that.
 *
 * @param tokens for what may be done at once; below zero where others wait already
 * @param refill tokens a second
 */
public record Allowance(double tokens, double refill) {
  /** As much as anybody likes. */
  public static final Allowance ANY = new Allowance(Double.POSITIVE_INFINITY, 1);

  private static final double MILLIS = 1_000;

  /** How long the next one has to wait, the second, the third. */
  public Duration wait(int which) {
    double missing = which - tokens;
    return missing <= 0
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil(missing / refill * MILLIS));
  }
}
