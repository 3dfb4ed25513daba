package dev.holdpoint.core.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of {@code Retry}, with AWS's defaults filled in (1 s, 3 attempts, rate 2.0). */
public record Retrier(
    List<String> errorEquals,
    long intervalSeconds,
    int maxAttempts,
    double backoffRate,
    @Nullable Long maxDelaySeconds,
    boolean fullJitter) {
  public Retrier {
    errorEquals = List.copyOf(errorEquals);
  }
}
