package dev.holdpoint.server.api.apigateway.velocity;

import java.time.Duration;

/**
 * What a mapping template may cost.
 *
 * @param sourceChars AWS's limit for a template's size
 * @param loops AWS's limit for the rounds of one {@code #foreach}
 * @param chars ours: characters that are read, kept or written
 * @param time ours: how long rendering may take
 */
public record TemplateLimits(int sourceChars, int loops, long chars, Duration time) {
  public static final TemplateLimits AWS =
      new TemplateLimits(300 * 1024, 1_000, 32L * 1024 * 1024, Duration.ofSeconds(5));
}
