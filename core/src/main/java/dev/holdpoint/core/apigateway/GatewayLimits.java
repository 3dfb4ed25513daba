package dev.holdpoint.core.apigateway;

import java.time.Duration;

/** AWS's limits of the data plane. */
public record GatewayLimits(int payloadBytes, Duration restTimeout, Duration httpTimeout) {
  public static final GatewayLimits AWS =
      new GatewayLimits(10 * 1024 * 1024, Duration.ofSeconds(29), Duration.ofSeconds(30));

  /** How long a function may take. */
  public Duration timeout(ApiKind kind) {
    return switch (kind) {
      case REST -> restTimeout;
      case HTTP -> httpTimeout;
    };
  }
}
