package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a package manager fill a folder, and tells its progress. Either the folder is there and
 * whole, or it is not there.
 */
final class SdkInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(SdkInstaller.class);
  private static final int KEPT_LINES = 5;
  private static final long MINUTES = 10;

  private SdkInstaller() {}

  /** Writes into a folder that is there and empty. */
  interface Filling {
    void into(Path folder) throws IOException, InterruptedException;
  }

  /** Makes the folder, in one step. */
  static void make(Path folder, Filling filling) throws IOException, InterruptedException {
    Path staged = folder.resolveSibling("new-" + UUID.randomUUID());
    try {
      filling.into(Files.createDirectories(staged));
      Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Directories.delete(staged);
    }
  }

  /**
   * Runs a command whose lines are progress; {@code IOException} with its last ones if it fails.
   */
  static void run(List<String> command, Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      process.getOutputStream().close();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        tell(line.strip());
        last.addLast(line.strip());
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " failed: " + String.join(" / ", last));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void tell(String line) {
    // They warn of much that concerns nobody here, such as which user runs them.
    if (line.startsWith("WARN") || line.startsWith("ERROR") || line.startsWith("npm warn")) {
      LOG.debug("  {}", line);
    } else {
      LOG.info("  {}", line);
    }
  }
}
