package dev.holdpoint.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  @TempDir Path folder;

  private long print() {
    return Fingerprint.of(List.of(folder), folder.resolve("data"));
  }

  @Test
  void everyChangeIsTold() throws Exception {
    Semaphore told = new Semaphore(0);
    Path file = Files.writeString(folder.resolve("template.yaml"), "a");
    try (Watch watch = new Watch(() -> List.of(file), folder, told::release)) {
      watch.start();
      for (String text : List.of("ab", "abc")) {
        Files.writeString(file, text);
        assertTrue(told.tryAcquire(20, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void whatIsChangedWhileItIsToldIsAChangeToo() throws Exception {
    Semaphore told = new Semaphore(0);
    Path file = Files.writeString(folder.resolve("template.yaml"), "a");
    Runnable once =
        () -> {
          if (told.availablePermits() == 0) {
            write(file, "abc");
          }
          told.release();
        };
    try (Watch watch = new Watch(() -> List.of(file), folder, once)) {
      watch.start();
      Files.writeString(file, "ab");
      assertTrue(told.tryAcquire(2, 20, TimeUnit.SECONDS));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException("Expected to write the file", e);
    }
  }

  @Test
  void namesSizesAndTimesCountDeepInside() throws IOException {
    Path file = folder.resolve("src/lib/app.py");
    Files.createDirectories(file.getParent());
    long none = print();
    Files.writeString(file, "one");
    long one = print();
    assertNotEquals(none, one);
    assertEquals(one, print());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    long older = print();
    assertNotEquals(one, older);
    Files.move(file, folder.resolve("src/lib/other.py"));
    assertNotEquals(older, print());
  }

  @Test
  void whatChangesAllTheTimeDoesNotCount() throws IOException {
    long before = print();
    for (String name : List.of("data", ".git", ".holdpoint", "__pycache__")) {
      Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("x"), "x");
    }
    assertEquals(before, print());
    assertNotEquals(before, Fingerprint.of(List.of(folder), folder.resolve("elsewhere")));
  }
}
