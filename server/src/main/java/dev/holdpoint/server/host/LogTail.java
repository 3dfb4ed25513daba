package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a function's log as it is written, also from another process than the server's. Of one
 * thread.
 */
public final class LogTail {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PIECE = 64 * 1024;

  private final Path path;
  private final OutputStream out;
  private @Nullable Object fileKey;
  private long position;

  /**
   * @param data the server's data directory
   */
  public LogTail(Path data, String function, OutputStream out) {
    this.path = data.resolve("logs").resolve(function + ".log");
    this.out = out;
  }

  /** Whether the function has logged anything yet. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Copies what is there and was not copied yet. */
  public void copy() throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = file.fileKey();
      if (fileKey != null && !fileKey.equals(key)) {
        // It was put aside since: first the rest of the old one.
        position = drain(path.resolveSibling(path.getFileName() + ".1"), position);
        position = 0;
      }
      fileKey = key;
      position = drain(path, position);
      out.flush();
    } catch (NoSuchFileException e) {
      // Nothing was logged yet.
    }
  }

  private long drain(Path file, long from) throws IOException {
    long at = from;
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer, at) > 0) {
        at += buffer.position();
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
    return at;
  }

  /** Copies what is there, and what comes, for as long as it is told to go on. */
  public void follow(BooleanSupplier goOn) throws IOException, InterruptedException {
    while (goOn.getAsBoolean()) {
      copy();
      Thread.sleep(PAUSE);
    }
  }
}
