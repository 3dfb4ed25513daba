package dev.holdpoint.server.logs;

/**
 * What is known of a stream; times in milliseconds.
 *
 * @param empty whether it has no event, and so none of the times but its birth
 */
public record LogStream(
    String name, long created, boolean empty, long first, long last, long ingested) {

  static LogStream of(StreamFile file) {
    return new LogStream(
        file.stream(), file.created(), file.isEmpty(), file.first(), file.last(), file.ingested());
  }

  LogStream with(LogStream other) {
    return new LogStream(
        name,
        Math.min(created, other.created),
        empty && other.empty,
        Math.min(first, other.first),
        Math.max(last, other.last),
        Math.max(ingested, other.ingested));
  }
}
