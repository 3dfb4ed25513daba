package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock beside the database: one writer's batches and one process's checkpoints suppose that
 * nobody else writes. The operating system lets go of it when the process dies.
 */
final class FileOwnership implements AutoCloseable {
  private final FileChannel channel;

  private FileOwnership(FileChannel channel) {
    this.channel = channel;
  }

  static FileOwnership take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    try {
      Files.createDirectories(database.toAbsolutePath().normalize().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StoreException(
            "Expected to be the only one to use the database, but another Holdpoint has it open"
                + " (file="
                + database
                + ")",
            null);
      }
      return new FileOwnership(channel);
    } catch (IOException e) {
      throw new StoreException("The lock file failed (file=" + file + ")", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("The lock file failed", e);
    }
  }
}
