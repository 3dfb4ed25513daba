package dev.holdpoint.server.http;

import java.time.Duration;

/**
 * Where the listener listens, and what it puts up with.
 *
 * @param port 0 for any free one
 * @param requestBytes the longest body
 * @param headerBytes all headers of a request together
 * @param idleTimeout how long a connection may stay silent between requests
 * @param stopGrace how long requests in flight may take to end when the listener stops
 * @param exposure what keeps strangers out
 */
public record HttpSettings(
    String host,
    int port,
    int requestBytes,
    int headerBytes,
    Duration idleTimeout,
    Duration stopGrace,
    Exposure exposure) {

  /** Loopback, without access keys. */
  public static HttpSettings loopback(int port, int requestBytes) {
    return new HttpSettings(
        "127.0.0.1",
        port,
        requestBytes,
        32 * 1024,
        Duration.ofMinutes(5),
        Duration.ofSeconds(20),
        Exposure.NONE);
  }
}
