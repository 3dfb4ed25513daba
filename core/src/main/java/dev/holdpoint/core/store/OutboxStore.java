package dev.holdpoint.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owed remote calls. */
public interface OutboxStore {
  /** Adds an entry; its id must be new. */
  void add(OutboxEntry entry);

  /**
   * Entries due at or before now, the longest due first, each leased: its due time becomes {@code
   * leaseUntil}, so nobody else gets it before.
   */
  List<OutboxEntry> claim(Instant now, Instant leaseUntil, int limit);

  /** Prolongs a lease; nothing happens where the entry is gone. */
  void lease(long id, Instant until);

  /** Puts off a call that failed; nothing happens where the entry is gone. */
  void retry(long id, Instant due, int attempts);

  /**
   * Takes away what was done.
   *
   * @return whether it was still there
   */
  boolean delete(long id);

  /** When the next entry is due, or null where there is none. */
  @Nullable Instant next();

  /** Makes everything due now: for a node that starts and knows that nobody else holds a lease. */
  void releaseAll(Instant now);
}
