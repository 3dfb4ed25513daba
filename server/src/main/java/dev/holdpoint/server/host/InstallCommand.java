package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs pip, npm and their like, and tells their progress. */
public final class InstallCommand {
  private static final Logger LOG = LoggerFactory.getLogger(InstallCommand.class);
  private static final int KEPT_LINES = 12;

  /** What takes longer waits for something that does not come. */
  public static final Duration AT_MOST = Duration.ofMinutes(10);

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

  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  private InstallCommand() {}

  /** A call of pip, for this Python. */
  public static List<String> pip(Path python, String... arguments) {
    return joined(List.of(python.toString()), PIP, List.of(arguments));
  }

  /** A call of npm. */
  public static List<String> npm(String command, String... arguments) {
    return joined(List.of("npm", command), NPM, List.of(arguments));
  }

  private static List<String> joined(
      List<String> program, List<String> usual, List<String> arguments) {
    return Stream.of(program, usual, arguments).flatMap(List::stream).toList();
  }

  /** How a command ended that did not do what it was to do. */
  public static final class Failure extends IOException {
    private static final long serialVersionUID = 1;
    private final List<String> lines;

    Failure(String program, List<String> lines) {
      super(program + " failed: " + String.join(" / ", lines));
      this.lines = List.copyOf(lines);
    }

    /** The last that it said. */
    public List<String> lines() {
      return lines;
    }
  }

  /** Runs a command whose lines are progress; {@link Failure} with its last ones if it fails. */
  static void run(List<String> command, Path directory) throws IOException, InterruptedException {
    run(command, directory, Map.of(), AT_MOST);
  }

  /**
   * The same, within these variables and this time.
   *
   * @param environment what it has besides our own
   */
  public static void run(
      List<String> command, Path directory, Map<String, String> environment, Duration atMost)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    // Whoever waits for a network says nothing, and reading what it says would wait with it.
    Thread watch = Thread.ofVirtual().name("install-watch").start(() -> end(process, atMost));
    try {
      List<String> last = follow(process);
      if (process.waitFor() != 0) {
        throw new Failure(Path.of(command.getFirst()).getFileName().toString(), last);
      }
    } finally {
      watch.interrupt();
      kill(process);
    }
  }

  private static List<String> follow(Process process) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      process.getOutputStream().close();
      for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
        String line = COLOURS.matcher(raw).replaceAll("").strip();
        if (!line.isEmpty() && !line.equals("[ERROR]")) {
          tell(line);
          last.addLast(line);
        }
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
    }
    return List.copyOf(last);
  }

  private static void end(Process process, Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("What installs is ended, as it took longer than {}.", atMost);
        kill(process);
      }
    } catch (InterruptedException e) {
      // It came to its end in time.
    }
  }

  /** With what it has started, which would hold its output open. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
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
