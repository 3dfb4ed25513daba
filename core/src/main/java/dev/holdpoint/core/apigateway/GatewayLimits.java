package dev.holdpoint.core.apigateway;

import java.time.Duration;

/**
 * AWS's limits of the data plane.
 *
 * @param urlBytes of a request to a function's own address, where it waits as long as the function
 *     may take
 */
public record GatewayLimits(
    int payloadBytes, Duration restTimeout, Duration httpTimeout, int urlBytes) {
  public static final GatewayLimits AWS =
      new GatewayLimits(
          10 * 1024 * 1024, Duration.ofSeconds(29), Duration.ofSeconds(30), 6 * 1024 * 1024);

  /** With this much for functions' addresses. */
  public GatewayLimits(int payloadBytes, Duration restTimeout, Duration httpTimeout) {
    this(payloadBytes, restTimeout, httpTimeout, payloadBytes);
  }

  /** How long a function may take. */
  public Duration timeout(ApiKind kind) {
    return switch (kind) {
      case REST -> restTimeout;
      case HTTP -> httpTimeout;
    };
  }
}
