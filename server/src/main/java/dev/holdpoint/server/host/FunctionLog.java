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
 * A function's log file, with one older one beside it. Thread-safe. A log that cannot be written
 * costs its lines, never an invocation.
 */
final class FunctionLog {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);

  private final Path path;
  private final long limit;

  FunctionLog(Path directory, String function, long limit) {
    this.path = directory.resolve(function + ".log");
    this.limit = limit;
  }

  void line(String text) {
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
      LOG.warn("A function's log could not be written. file={}", path, e);
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
