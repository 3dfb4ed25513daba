package dev.holdpoint.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that archives keep, in the order of their times and numbers. */
public interface ArchiveStore {
  /** Keeps an event; time and number must be new to its archive. */
  void add(ArchivedEvent event);

  /**
   * Some of an archive's events.
   *
   * @param from of this time and number or behind them
   * @param before of no such time nor a later one
   */
  List<ArchivedEvent> list(String archive, Instant from, long number, Instant before, int limit);

  /**
   * Takes some of an archive's events away, the oldest first.
   *
   * @param before only what is older
   * @return how many were
   */
  int delete(String archive, Instant before, int most);

  /** How many events an archive keeps, and how many characters they have. */
  Sum sum(String archive);

  /** The first archive behind this key that keeps anything, known or not; null behind the last. */
  @Nullable String next(String after);

  /** What an archive keeps, altogether. */
  record Sum(long events, long characters) {}
}
