package dev.holdpoint.core.verify;

/**
 * Something that is not as it must be.
 *
 * @param where an ARN, or a table and a row's number
 */
public record Finding(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
