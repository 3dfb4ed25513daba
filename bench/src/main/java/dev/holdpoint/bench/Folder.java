package dev.holdpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one measurement, on the disk that is to be measured; taken away at its end. */
record Folder(Path path) implements AutoCloseable {
  static Folder make() throws IOException {
    Path parent = Path.of(System.getProperty("bench.data", "target/bench"));
    Files.createDirectories(parent);
    return new Folder(Files.createTempDirectory(parent, "run"));
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Bytes of all files in it. */
  long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
