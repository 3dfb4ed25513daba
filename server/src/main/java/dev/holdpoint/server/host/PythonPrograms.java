package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.lambda.FunctionRuntime;
import dev.holdpoint.core.lambda.LambdaError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Python programs of this machine: a runtime's own version where it is in PATH, else the next
 * newer one, else whatever {@code python3} is. Thread-safe; remembers what it found.
 */
public final class PythonPrograms {
  private static final Logger LOG = LoggerFactory.getLogger(PythonPrograms.class);
  private static final int OLDEST_MINOR = 8;
  private static final int NEWEST_MINOR = 15;
  private static final String ASK = "import sys; print(*sys.version_info[:2], sys.executable)";

  private final List<Path> path;
  private final ConcurrentMap<FunctionRuntime, Python> found = new ConcurrentHashMap<>();

  /**
   * @param program the program itself, not what finds one
   */
  public record Python(Path program, int minor) {
    public String version() {
      return "3." + minor;
    }
  }

  /**
   * @param path the folders to look in, as PATH has them
   */
  PythonPrograms(String path) {
    this.path =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(path)
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
  }

  /** Those in this process's PATH; what was found is found once. */
  public static PythonPrograms ofThisMachine() {
    return Here.PROGRAMS;
  }

  private static final class Here {
    static final PythonPrograms PROGRAMS =
        new PythonPrograms(Objects.requireNonNullElse(System.getenv("PATH"), ""));
  }

  /** What runs this runtime; {@code InvalidRuntimeException} where nothing on this machine does. */
  public Python of(FunctionRuntime runtime) {
    Python known = found.get(runtime);
    if (known != null) {
      return known;
    }
    Python python = find(runtime);
    Python other = found.putIfAbsent(runtime, python);
    if (other == null && !runtime.id().equals("python" + python.version())) {
      LOG.warn("{} is not in PATH: {} runs its functions.", runtime.id(), python.program());
    }
    return python;
  }

  private Python find(FunctionRuntime runtime) {
    int wanted = Integer.parseInt(runtime.id().substring(runtime.id().indexOf('.') + 1));
    List<String> names = new ArrayList<>();
    for (int minor = wanted; minor <= NEWEST_MINOR; minor++) {
      names.add("python3." + minor);
    }
    names.addAll(List.of("python3", "python"));
    for (String name : names) {
      for (Path folder : path) {
        Python python = ask(folder.resolve(name));
        if (python != null && python.minor() >= OLDEST_MINOR) {
          return python;
        }
      }
    }
    throw LambdaError.invalidRuntime(
        "Holdpoint needs Python 3.%d or newer in PATH to run a function of the runtime %s, best %s itself, and found none."
            .formatted(OLDEST_MINOR, runtime.id(), runtime.id()));
  }

  /** What this program says of itself; null where it is none, or stands in for one not there. */
  private static @Nullable Python ask(Path program) {
    if (!Files.isExecutable(program)) {
      return null;
    }
    try {
      Process process =
          new ProcessBuilder(program.toString(), "-c", ASK)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String[] said =
          new String(process.getInputStream().readAllBytes(), UTF_8).strip().split(" ", 3);
      boolean three = process.waitFor() == 0 && said.length == 3 && said[0].equals("3");
      return three ? new Python(Path.of(said[2]), Integer.parseInt(said[1])) : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
