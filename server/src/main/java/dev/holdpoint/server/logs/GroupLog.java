package dev.holdpoint.server.logs;

import dev.holdpoint.core.aws.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one group, the oldest first. Thread-safe. */
final class GroupLog {
  private static final String SUFFIX = ".log";

  private final Arn group;
  private final Path folder;
  private final LogBounds bounds;
  private final Deque<StreamFile> files = new ArrayDeque<>();

  private GroupLog(Arn group, Path folder, LogBounds bounds) {
    this.group = group;
    this.folder = folder;
    this.bounds = bounds;
  }

  /** Opens what is there. */
  static GroupLog open(Arn group, Path folder, LogBounds bounds) throws IOException {
    GroupLog log = new GroupLog(group, folder, bounds);
    for (Path path : paths(folder)) {
      StreamFile file = StreamFile.open(group, path);
      if (file != null) {
        log.files.add(file);
      }
    }
    return log;
  }

  /** The files in a group's folder, the oldest first. */
  static List<Path> paths(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  synchronized boolean has(String stream) {
    return files.stream().anyMatch(file -> file.stream().equals(stream));
  }

  /** Begins a stream, where there is none of this name. */
  synchronized boolean create(String stream, long now, long number) throws IOException {
    boolean there = has(stream);
    if (!there) {
      file(stream, now, number);
    }
    return !there;
  }

  synchronized void add(String stream, List<LogEvent> events, boolean durable) throws IOException {
    LogEvent first = events.getFirst();
    StreamFile to = newest(stream);
    if (to == null || to.bytes() > bounds.fileBytes()) {
      to = file(stream, first.ingested(), first.number());
    }
    to.add(events, durable);
    shrink();
  }

  private @Nullable StreamFile newest(String stream) {
    var newestFirst = files.descendingIterator();
    while (newestFirst.hasNext()) {
      StreamFile file = newestFirst.next();
      if (file.stream().equals(stream)) {
        return file;
      }
    }
    return null;
  }

  private StreamFile file(String stream, long now, long number) throws IOException {
    Files.createDirectories(folder);
    Path path = folder.resolve("%020d".formatted(number) + SUFFIX);
    StreamFile file = StreamFile.create(group, path, stream, now);
    files.add(file);
    shrink();
    return file;
  }

  private void shrink() throws IOException {
    long bytes = files.stream().mapToLong(StreamFile::bytes).sum();
    while (files.size() > 1 && (bytes > bounds.groupBytes() || files.size() > bounds.files())) {
      StreamFile oldest = files.removeFirst();
      oldest.delete();
      bytes -= oldest.bytes();
    }
  }

  /** Hands out events of these streams, none of which is older or newer than said. */
  synchronized void read(Predicate<String> streams, long from, long until, Consumer<LogEvent> to)
      throws IOException {
    for (StreamFile file : files) {
      if (streams.test(file.stream()) && file.last() >= from && file.first() <= until) {
        file.read(event -> {
          if (event.timestamp() >= from && event.timestamp() <= until) {
            to.accept(event);
          }
        });
      }
    }
  }

  /** Its streams, by name. */
  synchronized Collection<LogStream> streams() {
    Map<String, LogStream> all = new TreeMap<>();
    files.forEach(file -> all.merge(file.stream(), LogStream.of(file), LogStream::with));
    return List.copyOf(all.values());
  }

  synchronized long bytes() {
    return files.stream().mapToLong(StreamFile::bytes).sum();
  }

  /** The greatest number in it. */
  synchronized long number() {
    return files.stream().mapToLong(StreamFile::number).max().orElse(0);
  }

  /**
   * Takes files away.
   *
   * @return how many went
   */
  synchronized int delete(Predicate<StreamFile> which) throws IOException {
    int before = files.size();
    for (StreamFile file : new ArrayList<>(files)) {
      if (which.test(file)) {
        files.remove(file);
        file.delete();
      }
    }
    return before - files.size();
  }
}
