package dev.holdpoint.core.store;

/**
 * What is known of an object.
 *
 * @param content unique: every content that is put has a name of its own
 * @param size in bytes
 * @param modified when its file was, in nanoseconds since 1970: with the size it tells whether the
 *     file is still the one that was put
 * @param body the rest, as JSON
 */
public record ObjectRow(
    String bucket, String key, String content, long size, long modified, String body) {

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "ObjectRow[" + bucket + ", " + content + "]";
  }
}
