package dev.holdpoint.server.http;

import java.time.Duration;

/**
 * What all requests together may take of this process. What is beyond is refused before it costs
 * anything, with an error that AWS's clients try again.
 *
 * @param connections open at once; more wait to be accepted
 * @param requests in flight, long polls included
 * @param bodyBytes of all bodies that are in memory
 * @param headers of one request
 * @param targetBytes the longest method, path and query
 * @param headTime for a request's headers, from its first line on
 * @param bodyTime for its body, and for the client to take the answer, besides what the pace allows
 * @param lingerTime to take the answer, for a client that is refused while it still sends
 * @param bytesPerSecond the pace that a client keeps at least
 */
public record HttpLimits(
    int connections,
    int requests,
    long bodyBytes,
    int headers,
    int targetBytes,
    Duration headTime,
    Duration bodyTime,
    Duration lingerTime,
    int bytesPerSecond) {
  private static final long MOST_BODY_BYTES = 160L * 1024 * 1024;
  private static final int PART_OF_HEAP = 4;

  /** For one small machine. */
  public static final HttpLimits USUAL =
      new HttpLimits(
          8_192,
          4_096,
          bodies(Runtime.getRuntime().maxMemory()),
          200,
          16 * 1024,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          16 * 1024);

  /** What is read of a body takes about as much again, and there is more than bodies. */
  static long bodies(long heap) {
    return Math.min(MOST_BODY_BYTES, heap / PART_OF_HEAP);
  }

  /** The same, with other numbers of connections and requests. */
  public HttpLimits with(int connections, int requests) {
    return new HttpLimits(
        connections,
        requests,
        bodyBytes,
        headers,
        targetBytes,
        headTime,
        bodyTime,
        lingerTime,
        bytesPerSecond);
  }
}
