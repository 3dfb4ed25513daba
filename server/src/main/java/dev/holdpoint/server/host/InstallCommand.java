package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs pip, npm and their like, and tells their progress. */
final class InstallCommand {
  private static final Logger LOG = LoggerFactory.getLogger(InstallCommand.class);
  private static final int KEPT_LINES = 5;
  private static final long MINUTES = 10;

  /** Whoever has no network is to hear of it soon. */
  private static final List<String> PIP =
      List.of(
          "-m",
          "pip",
          "install",
          "--disable-pip-version-check",
          "--no-input",
          "--progress-bar",
          "off",
          "--retries",
          "2");

  private static final List<String> NPM =
      List.of(
          "--no-audit",
          "--no-fund",
          "--prefer-offline",
          "--fetch-retries=2",
          "--fetch-retry-mintimeout=1000",
          "--fetch-retry-maxtimeout=5000",
          "--loglevel=error");

  private InstallCommand() {}

  /** A call of pip, for this Python. */
  static List<String> pip(Path python, String... arguments) {
    return joined(List.of(python.toString()), PIP, List.of(arguments));
  }

  /** A call of npm. */
  static List<String> npm(String command, String... arguments) {
    return joined(List.of("npm", command), NPM, List.of(arguments));
  }

  private static List<String> joined(
      List<String> program, List<String> usual, List<String> arguments) {
    return Stream.of(program, usual, arguments).flatMap(List::stream).toList();
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
