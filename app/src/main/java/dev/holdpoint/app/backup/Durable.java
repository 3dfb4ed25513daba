package dev.holdpoint.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is to survive the machine: on the disk before it gets its name. */
final class Durable {
  private Durable() {}

  /** Gives a file or folder its name once all of it has reached the disk. */
  static void move(Path made, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(made)) {
      for (Path path : all.toList()) {
        sync(path);
      }
    }
    Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      sync(folder);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Takes away what is left of an attempt. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
