package dev.holdpoint.core.store;

/**
 * A version of an object.
 *
 * @param rank of one key's the smallest is the newest
 */
public record VersionRow(long rank, ObjectRow row) {
  /** Of what {@link ObjectStore} has: newer than all that are kept beside it. */
  public static final long CURRENT = Long.MIN_VALUE + 1;
}
