package dev.holdpoint.server.wire;

/** Holds so many tokens at most, and gets so many more each second. Thread-safe. */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double size;
  private final double refill;
  private double tokens;
  private long at;

  TokenBucket(CallRate rate, long nanos) {
    size = rate.bucket();
    refill = rate.refill();
    tokens = size;
    at = nanos;
  }

  /** Whether there are so many; only then are they taken. More than it can hold are all of them. */
  synchronized boolean take(int count, long nanos) {
    fill(nanos);
    double wanted = Math.min(count, size);
    if (tokens < wanted) {
      return false;
    }
    tokens -= wanted;
    return true;
  }

  /** Whether nothing would be lost with it. */
  synchronized boolean isFull(long nanos) {
    fill(nanos);
    return tokens >= size;
  }

  private void fill(long nanos) {
    tokens = Math.min(size, tokens + Math.max(nanos - at, 0) / NANOS * refill);
    at = Math.max(at, nanos);
  }
}
