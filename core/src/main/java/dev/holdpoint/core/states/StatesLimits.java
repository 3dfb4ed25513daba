package dev.holdpoint.core.states;

/**
 * AWS's limits of what belongs to a machine.
 *
 * @param versions published versions of one machine
 * @param aliases aliases of one machine
 * @param tags tags of a machine or an activity
 */
public record StatesLimits(int versions, int aliases, int tags) {
  /** AWS's own. */
  public static final StatesLimits AWS = new StatesLimits(1_000, 100, 50);
}
