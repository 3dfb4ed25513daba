package dev.holdpoint.core.query;

/** Chance, given from outside, so that a turn can be simulated. */
public interface Randomness {
  /** A random (version 4) UUID as text. */
  String uuid();

  /** Uniform in [0, 1). */
  double nextDouble();
}
