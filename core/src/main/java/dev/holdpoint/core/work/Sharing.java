package dev.holdpoint.core.work;

import java.time.Duration;

/**
 * How a node shares its store.
 *
 * @param alone whether no other node uses the store: then what a dead one had leased is free as
 *     soon as the next one starts, and nobody else sets a timer
 * @param lease how long claimed work is left to the node that claimed it; a living one prolongs it
 */
public record Sharing(boolean alone, Duration lease) {
  // Before the constants that it checks.
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

  /** One node holds the store, as on SQLite. */
  public static final Sharing ALONE = new Sharing(true, Duration.ofSeconds(60));

  /** How long the others wait for a node that says nothing, unless they are told otherwise. */
  public static final Duration USUAL_LEASE = Duration.ofSeconds(6);

  private static final Duration LOOK_ALONE = Duration.ofSeconds(30);
  private static final Duration LOOK_WITH_OTHERS = Duration.ofSeconds(1);

  public Sharing {
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException(
          "Expected a lease of at least " + SHORTEST_LEASE + ", but it was " + lease);
    }
  }

  /** Several nodes on one store. A dead one's work is taken over after about the lease. */
  public static Sharing withOthers(Duration lease) {
    return new Sharing(false, lease);
  }

  /** How often a loop looks for itself at least: nothing may depend on being woken. */
  public Duration look() {
    return alone ? LOOK_ALONE : LOOK_WITH_OTHERS;
  }

  /** How often a living node prolongs its leases: twice may fail before another takes over. */
  public Duration renewEvery() {
    return lease.dividedBy(3);
  }
}
