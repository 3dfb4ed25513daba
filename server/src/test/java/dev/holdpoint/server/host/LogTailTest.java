package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is followed across its rotation, and takes no more room than it may. */
class LogTailTest {
  private static final int LIMIT = 30;

  @TempDir Path data;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  @Test
  void everyLineIsSeenOnceAcrossRotation() throws Exception {
    Path logs = Files.createDirectories(data.resolve("logs"));
    LogFile log = new LogFile(logs, "orders", LIMIT);
    LogTail tail = new LogTail(data, "orders", seen);
    StringBuilder written = new StringBuilder();
    tail.copy();
    for (int i = 0; i < 20; i++) {
      log.line("line " + i);
      written.append("line ").append(i).append('\n');
      tail.copy();
    }
    assertEquals(written.toString(), seen.toString(UTF_8));
    try (var files = Files.list(logs)) {
      assertEquals(2, files.count());
    }
  }
}
