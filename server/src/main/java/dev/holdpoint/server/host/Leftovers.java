package dev.holdpoint.server.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders that nothing names any more, and since when that is known. Thread-safe. */
final class Leftovers {
  private static final Duration GRACE = Duration.ofHours(1);
  private static final int AT_ONCE = 100;

  private final Path directory;
  private final Map<String, Instant> unusedSince = new HashMap<>();

  Leftovers(Path directory) {
    this.directory = directory;
  }

  /** Whether a folder is there; whoever asks is about to name it. */
  synchronized boolean isThere(Path folder) {
    unusedSince.remove(folder.getFileName().toString());
    return Files.exists(folder);
  }

  /** Takes away what has been unused for so long; returns how many. */
  int discard(Set<String> used, Instant now) {
    List<String> names = names();
    List<Path> taken =
        names.stream()
            .filter(name -> !used.contains(name) && isOver(name, now))
            .limit(AT_ONCE)
            .flatMap(name -> take(name).stream())
            .toList();
    forgetOthers(names, used);
    taken.forEach(Directories::delete);
    return taken.size();
  }

  private List<String> names() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isOver(String name, Instant now) {
    return unusedSince.computeIfAbsent(name, _ -> now).isBefore(now.minus(GRACE));
  }

  /** Under another name first, so that nobody finds half of it. */
  private synchronized List<Path> take(String name) {
    if (unusedSince.remove(name) == null) {
      return List.of();
    }
    Path taken = directory.resolve("old-" + UUID.randomUUID());
    try {
      Files.move(directory.resolve(name), taken, StandardCopyOption.ATOMIC_MOVE);
      return List.of(taken);
    } catch (IOException e) {
      return List.of();
    }
  }

  private synchronized void forgetOthers(List<String> names, Set<String> used) {
    unusedSince.keySet().retainAll(names);
    unusedSince.keySet().removeAll(used);
  }
}
