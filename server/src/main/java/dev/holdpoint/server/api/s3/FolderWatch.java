package dev.holdpoint.server.api.s3;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the buckets' folders: a file that looks the same twice has been put there whole. What
 * was changed while no node looked is seen at the start. Where the system does not tell of changes,
 * all is looked at again and again.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOOKS_BETWEEN_SCANS = 10;

  private final Shelf shelf;
  private final Drops drops;
  private final WatchService changes;
  private final Thread thread;

  /** Files that may be news, as they were at the last look. */
  private final Map<Path, Look> seen = new HashMap<>();

  private boolean told = true;
  private boolean overflown;
  private int looks;

  private record Look(long size, long modified) {
    static final Look NOTHING = new Look(-1, -1);

    static Look at(Path file) {
      BasicFileAttributes about = ObjectFiles.about(file);
      return about == null ? NOTHING : new Look(about.size(), ObjectFiles.modified(about));
    }
  }

  public FolderWatch(Shelf shelf) {
    this.shelf = shelf;
    this.drops = new Drops(shelf);
    this.thread = Thread.ofPlatform().daemon().name("s3-folder").unstarted(this::run);
    try {
      this.changes = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  private void run() {
    begin();
    while (!thread.isInterrupted()) {
      try {
        WatchKey key = changes.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
          heard(key);
        }
        if (key == null || !seen.isEmpty()) {
          pause(key != null);
          look();
        }
      } catch (InterruptedException | ClosedWatchServiceException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The folder of S3 could not be looked at", e);
      }
    }
  }

  /** Gives what is being written the time to become another. */
  private void pause(boolean more) throws InterruptedException {
    long until = System.nanoTime() + PAUSE.toNanos();
    while (more && System.nanoTime() < until) {
      WatchKey key = changes.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (key != null) {
        heard(key);
      }
    }
  }

  /** Takes note of all that has changed since a node last looked. */
  void begin() {
    watch(shelf.files.root());
    new LostFiles(shelf).all().forEach(file -> drops.settle(file, true));
    Map.copyOf(seen).forEach((file, look) -> drops.settle(file, true));
    seen.keySet().removeIf(file -> !drops.isNews(file));
  }

  /** Looks once: at what has changed, and whether it still does. */
  void look() {
    for (WatchKey key = changes.poll(); key != null; key = changes.poll()) {
      heard(key);
    }
    looks++;
    if (overflown || (!told && looks % LOOKS_BETWEEN_SCANS == 0)) {
      overflown = false;
      watch(shelf.files.root());
    }
    for (Map.Entry<Path, Look> one : Map.copyOf(seen).entrySet()) {
      Look now = Look.at(one.getKey());
      if (!drops.isNews(one.getKey())) {
        seen.remove(one.getKey());
      } else if (now.equals(one.getValue())) {
        drops.settle(one.getKey(), false);
        seen.remove(one.getKey());
      } else {
        seen.put(one.getKey(), now);
      }
    }
  }

  private void heard(WatchKey key) {
    Path folder = (Path) key.watchable();
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name) {
        Path path = folder.resolve(name);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          watch(path);
        } else {
          seen.putIfAbsent(path, Look.at(path));
        }
      } else {
        overflown = true;
      }
    }
    key.reset();
  }

  /** Watches a folder with all in it; what is there may be news. */
  private void watch(Path from) {
    if (isHidden(from)) {
      return;
    }
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              if (isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              register(folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (about.isRegularFile() && drops.isNews(file)) {
                seen.putIfAbsent(file, Look.at(file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.warn("A folder of S3 cannot be looked at folder={}", from, e);
    }
  }

  private boolean isHidden(Path folder) {
    return !folder.equals(shelf.files.root())
        && folder.getFileName() != null
        && folder.getFileName().toString().startsWith(".");
  }

  private void register(Path folder) {
    try {
      folder.register(
          changes,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    } catch (IOException e) {
      if (told) {
        LOG.warn("The system does not tell of changes in all folders of S3: {}", e.toString());
      }
      told = false;
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    changes.close();
    try {
      if (thread.isAlive()) {
        thread.join(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
