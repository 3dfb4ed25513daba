package dev.holdpoint.server.logs;

/** How much a log group may keep. Ours: AWS has no limit. */
public record LogBounds(
    /* Bytes of one file of a stream, which goes on in another one then. */
    long fileBytes,
    /* Bytes of all files of a group; the oldest go. */
    long groupBytes,
    /* Files of a group, and so its streams; the oldest go. */
    int files,
    /* Bytes of one event: AWS's. What is longer is cut into several. */
    int eventBytes) {

  public static LogBounds defaults() {
    return new LogBounds(4L * 1024 * 1024, 20L * 1024 * 1024, 500, 256 * 1024);
  }
}
