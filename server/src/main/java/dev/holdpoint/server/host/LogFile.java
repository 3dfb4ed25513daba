package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log file of a function or of a log group, with one older one beside it. Thread-safe. A log that
 * cannot be written costs its lines, nothing else.
 */
public final class LogFile {
  private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);

  private final Path path;
  private final long limit;

  /**
   * The log of this name.
   *
   * @param limit how many bytes it may have before it becomes the older one
   */
  public LogFile(Path directory, String name, long limit) {
    this.path = directory.resolve(name + ".log");
    this.limit = limit;
  }

  /** Adds a line. */
  public void line(String text) {
    write(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
  }

  synchronized void write(ByteBuffer bytes) {
    try {
      if (Files.exists(path) && Files.size(path) + bytes.remaining() > limit) {
        Files.move(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      append(bytes);
    } catch (IOException e) {
      LOG.warn("A log could not be written. file={}", path, e);
    }
  }

  private void append(ByteBuffer bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }
}
