package dev.holdpoint.app.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a node has for itself beside other nodes: {@code node-1}, {@code node-2} … The
 * operating system lets go of it when the process dies, and the next node takes it up with what was
 * left in it.
 */
record OwnFolder(DataFolder folder, FileChannel lock) {
  private static final int MAX_NODES = 100;

  static OwnFolder take(Path data) {
    for (int number = 1; number <= MAX_NODES; number++) {
      OwnFolder taken = tryTake(data.resolve("node-" + number));
      if (taken != null) {
        return taken;
      }
    }
    throw new StartException(
        "More than %d nodes use the data folder %s.".formatted(MAX_NODES, data)
            + " Choose another one with --data DIR.");
  }

  private static @Nullable OwnFolder tryTake(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return null;
      }
      return new OwnFolder(new DataFolder(path), channel);
    } catch (IOException e) {
      throw new StartException(
          "The data folder " + path + " cannot be written: " + e + ". Choose one with --data DIR.");
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Leaves the place to the next node. */
  void letGo() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
