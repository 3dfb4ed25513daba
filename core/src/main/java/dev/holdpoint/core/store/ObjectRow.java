package dev.holdpoint.core.store;

/**
 * What is known of an object, or of a version of one.
 *
 * @param version by which it is told from others of its key; empty where it has no such name
 * @param content unique: every content that is put has a name of its own
 * @param size in bytes; {@link #MARKER} for what says only that the object was deleted
 * @param modified when its file was, in nanoseconds since 1970: with the size it tells whether the
 *     file is still the one that was put
 * @param body the rest, as JSON
 */
public record ObjectRow(
    String bucket,
    String key,
    String version,
    String content,
    long size,
    long modified,
    String body) {
  public static final long MARKER = -1;

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "ObjectRow[" + bucket + ", " + content + "]";
  }
}
