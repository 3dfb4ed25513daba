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
  private static final String NAMED = "(?:require\\(\\s*|from\\s*|import\\s*\\(?\\s*)[\"']";
  private static final Pattern PYTHON = Pattern.compile("\\b(boto3|botocore|urllib3)\\b");
  private static final Pattern NODE_2 = Pattern.compile(NAMED + "(aws-sdk)[\"'/]");
  private static final Pattern NODE_3 =
      Pattern.compile(NAMED + "(@(?:aws-sdk|smithy)/[a-z0-9-]+)[\"'/]");
  private static final Pattern CLIENT = Pattern.compile("@aws-sdk/(client|lib)-[a-z0-9-]+");
  private static final Set<String> JAVASCRIPT = Set.of("js", "mjs", "cjs");

  private final PythonPrograms pythons;
  private final PythonSdk python;
  private final NodeSdk node;

  /**
   * @param directory where what is installed stays
   */
  Sdks(Path directory, PythonPrograms pythons) {
    this.pythons = pythons;
    this.python = new PythonSdk(directory);
    this.node = new NodeSdk(directory);
  }

  /**
   * The folders with the SDK that this function needs; may take minutes the first time. A function
   * whose SDK cannot be had starts without it: it may not need it after all.
   *
   * @param places the function's code, then its layers
   * @param trouble hears what the function's log should say
   */
  List<Path> folders(Function function, List<Path> places, Consumer<String> trouble) {
    FunctionRuntime runtime = FunctionRuntime.of(function.settings().runtime());
    try {
      return switch (runtime.family()) {
        case JAVA, CUSTOM -> List.of();
        case NODE -> node(runtime, places);
        case PYTHON -> python(runtime, places);
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

  /**
   * The folder with one client of the SDK for JavaScript, which code names only while it runs.
   *
   * @throws IOException where it cannot be had
   */
  Path client(String name) throws IOException, InterruptedException {
    if (!CLIENT.matcher(name).matches()) {
      throw new IOException("Expected a client of the SDK, but it is " + name);
    }
    return node.folder(Set.of(name));
  }

  private List<Path> python(FunctionRuntime runtime, List<Path> places)
      throws IOException, InterruptedException {
    boolean brought = places.stream().anyMatch(place -> Files.isDirectory(place.resolve("boto3")));
    return brought || Mentions.of(PYTHON, places, Set.of("py")).isEmpty()
        ? List.of()
        : List.of(python.folder(pythons.of(runtime)));
  }

  private List<Path> node(FunctionRuntime runtime, List<Path> places)
      throws IOException, InterruptedException {
    Pattern named = runtime.carriesOldSdk() ? NODE_2 : NODE_3;
    Set<String> packages = Mentions.of(named, places, JAVASCRIPT);
    packages.removeIf(name -> brought(name, places));
    return packages.isEmpty() ? List.of() : List.of(node.folder(packages));
  }

  private static boolean brought(String name, List<Path> places) {
    return places.stream()
        .anyMatch(place ->
            Files.isDirectory(place.resolve("node_modules").resolve(name))
                || Files.isDirectory(place.resolve("nodejs/node_modules").resolve(name)));
  }
}
