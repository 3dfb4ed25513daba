package dev.holdpoint.core.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A limit to how many there are of something that comes and goes, without counting at each coming:
 * counts what comes, never what goes, and looks how many there really are only once it may be too
 * many. Other nodes' are seen at such a look alone. Thread-safe.
 */
public final class Ceiling<K> {
  /** For so long after a look that found too many, nobody looks again. */
  private static final Duration REST = Duration.ofSeconds(1);

  /** Beyond so many of whom is counted, it is begun anew: then each is looked at once more. */
  private static final int MOST_KEYS = 10_000;

  private final long most;
  private final Map<K, Count> counts = new HashMap<>();

  /** At most so many there are, and since when there were too many. */
  private record Count(long atMost, Instant refusedAt) {}

  public Ceiling(long most) {
    this.most = most;
  }

  public long most() {
    return most;
  }

  /**
   * Whether so many more may come.
   *
   * @param there looks how many there are; need not count beyond {@link #most}
   */
  public synchronized boolean admits(K key, int more, Instant now, LongSupplier there) {
    Count count = counts.get(key);
    if (count != null && count.atMost + more <= most) {
      counts.put(key, new Count(count.atMost + more, count.refusedAt));
      return true;
    }
    if (count != null
        && now.isBefore(count.refusedAt.plus(REST))
        && !now.isBefore(count.refusedAt)) {
      return false;
    }
    long found = there.getAsLong();
    boolean fits = found + more <= most;
    if (counts.size() >= MOST_KEYS) {
      counts.clear();
    }
    counts.put(key, new Count(fits ? found + more : most, fits ? Instant.EPOCH : now));
    return fits;
  }
}
