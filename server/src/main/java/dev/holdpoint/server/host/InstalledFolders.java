package dev.holdpoint.server.host;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folders that package managers fill, each once, by its name. Either a folder is there and whole,
 * or it is not there, whoever else fills it at the same time: others in this process wait, and of
 * two processes one wins. Thread-safe.
 */
public final class InstalledFolders {
  /** A package manager takes a whole core. */
  private static final int AT_ONCE = 2;

  /** For so long nobody waits again for what could not be had. */
  private static final Duration NOT_AGAIN = Duration.ofMinutes(1);

  /** What is older than this was left behind by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final String STAGED = "new-";

  private final Path directory;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);

  private record Failure(long nanos, IOException why) {}

  /** Writes into a folder that is there and empty. */
  public interface Filling {
    void into(Path folder) throws IOException, InterruptedException;
  }

  /**
   * @param directory where the folders are; other processes may share it
   */
  public InstalledFolders(Path directory) {
    this.directory = directory;
  }

  /** Where the folder of this name is, or will be. */
  Path at(String name) {
    return directory.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(at(name));
  }

  /**
   * The folder of this name, filled now where it is not there.
   *
   * @throws IOException where it could not be filled, now or a short while ago
   */
  public Path get(String name, Filling filling) throws IOException, InterruptedException {
    ReentrantLock lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      if (!has(name)) {
        refuseAgain(failures.get(name));
        fill(name, filling);
      }
      return at(name);
    } finally {
      lock.unlock();
    }
  }

  private static void refuseAgain(@Nullable Failure failure) throws IOException {
    if (failure != null && System.nanoTime() - failure.nanos() < NOT_AGAIN.toNanos()) {
      throw new IOException(failure.why().getMessage(), failure.why());
    }
  }

  private void fill(String name, Filling filling) throws IOException, InterruptedException {
    places.acquire();
    try {
      Files.createDirectories(directory);
      sweep();
      make(at(name), filling);
    } catch (IOException e) {
      failures.put(name, new Failure(System.nanoTime(), e));
      throw e;
    } finally {
      places.release();
    }
  }

  private void make(Path folder, Filling filling) throws IOException, InterruptedException {
    Path staged = Files.createDirectories(directory.resolve(STAGED + UUID.randomUUID()));
    try {
      filling.into(staged);
      Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been quicker.
      if (Files.notExists(folder)) {
        throw e;
      }
    } finally {
      Directories.delete(staged);
    }
  }

  private void sweep() throws IOException {
    long oldest = System.currentTimeMillis() - ABANDONED.toMillis();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path staged :
          all.filter(one -> one.getFileName().toString().startsWith(STAGED)).toList()) {
        if (staged.toFile().lastModified() < oldest) {
          Directories.delete(staged);
        }
      }
    }
  }
}
