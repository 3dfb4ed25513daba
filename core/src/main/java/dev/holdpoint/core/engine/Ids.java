package dev.holdpoint.core.engine;

import dev.holdpoint.core.query.Randomness;

/** Identities and chance, given from outside so that a turn can be simulated. */
public interface Ids extends Randomness {
  /** A number never given before in this installation, greater than every earlier one here. */
  long next();
}
