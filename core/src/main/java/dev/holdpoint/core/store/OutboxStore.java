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

  /**
   * Moves the end of a lease, if it is still this one: nobody claimed the entry since, and it is
   * not gone. Ends of an entry's leases only grow from claim to claim, so the end tells them apart.
   *
   * @param held the entry as it was leased
   * @return whether the lease was still this one
   */
  boolean lease(OutboxEntry held, Instant until);

  /**
   * Puts off a call that failed, if the lease is still this one; it has been tried once more.
   *
   * @return whether the lease was still this one
   */
  boolean retry(OutboxEntry held, Instant due);

  /**
   * Takes away what was done.
   *
   * @return whether it was still there
   */
  boolean delete(long id);

  /** When the next entry is due, or null where there is none. */
  @Nullable Instant next();

  /**
   * Makes some of what is due later due now: for a node that starts and knows that nobody else
   * holds a lease.
   *
   * @return how many; fewer than {@code limit} where none is left
   */
  int release(Instant now, int limit);
}
