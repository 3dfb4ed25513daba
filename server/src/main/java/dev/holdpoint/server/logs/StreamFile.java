package dev.holdpoint.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of one stream: a line with the stream's name and birth, then a line for each event. It
 * only grows, and goes as a whole. Of one thread at a time.
 */
final class StreamFile {
  private final Arn group;
  private final Path path;
  private final String stream;
  private final long created;
  private long bytes;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long ingested;
  private long number;

  private StreamFile(Arn group, Path path, String stream, long created) {
    this.group = group;
    this.path = path;
    this.stream = stream;
    this.created = created;
  }

  /** Begins a file. */
  static StreamFile create(Arn group, Path path, String stream, long now) throws IOException {
    StreamFile file = new StreamFile(group, path, stream, now);
    String head = now + " " + stream.replace("\\", "\\\\").replace("\n", "\\n") + "\n";
    file.write(head.getBytes(UTF_8), false);
    return file;
  }

  /** Opens what an earlier run wrote; null where it has not even a name. */
  static @Nullable StreamFile open(Arn group, Path path) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path, UTF_8)) {
      String[] head = String.valueOf(in.readLine()).split(" ", 2);
      if (head.length < 2 || !head[0].chars().allMatch(Character::isDigit)) {
        return null;
      }
      String stream = head[1].replace("\\n", "\n").replace("\\\\", "\\");
      StreamFile file = new StreamFile(group, path, stream, Long.parseLong(head[0]));
      file.bytes = Files.size(path);
      in.lines()
          .map(line -> LogEvent.read(group, stream, line))
          .forEach(event -> {
            if (event != null) {
              file.count(event);
            }
          });
      file.endLine();
      return file;
    }
  }

  /** A line that a crash cut off is no part of the next one. */
  private void endLine() throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      if (bytes == 0 || file.read(last, bytes - 1) < 1 || last.get(0) == '\n') {
        return;
      }
    }
    write(new byte[] {'\n'}, false);
  }

  private void count(LogEvent event) {
    first = Math.min(first, event.timestamp());
    last = Math.max(last, event.timestamp());
    ingested = Math.max(ingested, event.ingested());
    number = Math.max(number, event.number());
  }

  /**
   * Adds events.
   *
   * @param durable whether they are to survive a loss of power
   */
  void add(List<LogEvent> events, boolean durable) throws IOException {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(event.line()).append('\n'));
    write(lines.toString().getBytes(UTF_8), durable);
    events.forEach(this::count);
  }

  private void write(byte[] text, boolean durable) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        file.write(left);
      }
      if (durable) {
        file.force(false);
      }
    }
    bytes += text.length;
  }

  /** Hands out its events. */
  void read(Consumer<LogEvent> to) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path, UTF_8)) {
      in.lines()
          .skip(1)
          .map(line -> LogEvent.read(group, stream, line))
          .forEach(event -> {
            if (event != null) {
              to.accept(event);
            }
          });
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  String stream() {
    return stream;
  }

  long created() {
    return created;
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return last == Long.MIN_VALUE;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  long ingested() {
    return ingested;
  }

  /** The greatest number in it. */
  long number() {
    return number;
  }
}
