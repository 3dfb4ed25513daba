package dev.holdpoint.core.query.intrinsic;

/**
 * A function and how it may be called.
 *
 * @param least how many arguments it takes at least
 * @param most how many it takes at most
 */
public record Signature(String name, int least, int most, Intrinsic intrinsic) {
  public boolean takes(int count) {
    return count >= least && count <= most;
  }

  /** Whether its first argument, where it is a string, reads its escapes itself. */
  public boolean readsEscapes() {
    return intrinsic instanceof Format;
  }
}
