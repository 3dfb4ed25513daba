package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AWS SDKs that AWS's images bring along, for functions that name them and do not bring their
 * own. Thread-safe.
 */
final class Sdks {
  private static final Logger LOG = LoggerFactory.getLogger(Sdks.class);
  private static final Pattern PYTHON = Pattern.compile("\\bboto(3|core)\\b");

  private final PythonPrograms pythons;
  private final PythonSdk python;

  /**
   * @param directory where what is installed stays
   */
  Sdks(Path directory, PythonPrograms pythons) {
    this.pythons = pythons;
    this.python = new PythonSdk(directory);
  }

  /**
   * The folders with the SDK that this function needs; may take minutes the first time. A function
   * whose SDK cannot be had starts without it: it may not need it after all.
   *
   * @param trouble hears what the function's log should say
   */
  List<Path> folders(Function function, Path code, Consumer<String> trouble) {
    FunctionRuntime runtime = FunctionRuntime.of(function.settings().runtime());
    try {
      return switch (runtime.family()) {
        case JAVA, NODE -> List.of();
        case PYTHON -> python(runtime, code);
      };
    } catch (IOException e) {
      LOG.warn("A function starts without its SDK: {} function={}", e.getMessage(), function.arn());
      trouble.accept("[WARN] Holdpoint: " + e.getMessage());
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while an SDK was installed");
    }
  }

  private List<Path> python(FunctionRuntime runtime, Path code)
      throws IOException, InterruptedException {
    if (Files.isDirectory(code.resolve("boto3"))
        || Mentions.of(PYTHON, List.of(code), Set.of("py")).isEmpty()) {
      return List.of();
    }
    return List.of(python.folder(pythons.of(runtime)));
  }
}
