package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are filled once, whoever asks at the same time. */
class InstalledFoldersTest {
  @TempDir Path directory;
  private InstalledFolders folders;
  private final AtomicInteger filled = new AtomicInteger();

  @BeforeEach
  void open() {
    folders = new InstalledFolders(directory.resolve("sdk"));
  }

  private void fill(Path folder) throws IOException {
    Files.writeString(folder.resolve("whole"), "it is");
    filled.incrementAndGet();
  }

  @Test
  void manyWhoAskAtOnceGetOneFolder() throws Exception {
    Callable<Path> asking = () -> folders.get("python3.12", this::fill);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(List.of(asking, asking, asking))) {
        assertTrue(Files.exists(one.get().resolve("whole")));
      }
    }
    assertEquals(1, filled.get());
    assertTrue(folders.has("python3.12"));
  }

  @Test
  void ofTwoProcessesOneWins() throws Exception {
    InstalledFolders other = new InstalledFolders(directory.resolve("sdk"));
    Path folder =
        folders.get(
            "a",
            staged -> {
              fill(staged);
              other.get("a", this::fill);
            });
    assertTrue(Files.exists(folder.resolve("whole")));
    try (Stream<Path> all = Files.list(directory.resolve("sdk"))) {
      assertEquals(List.of(folder), all.toList());
    }
  }

  @Test
  void whatCannotBeHadIsNotTriedAgainAtOnceAndLeavesNothing() throws Exception {
    InstalledFolders.Filling failing =
        staged -> {
          fill(staged);
          throw new IOException("no network");
        };
    assertThrows(IOException.class, () -> folders.get("a", failing));
    IOException again = assertThrows(IOException.class, () -> folders.get("a", failing));
    assertEquals("no network", again.getMessage());
    assertEquals(1, filled.get());
    assertFalse(folders.has("a"));
    assertTrue(Files.exists(folders.get("b", this::fill)));
  }
}
