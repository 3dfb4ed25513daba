package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
      Pattern.compile(NAMED + "(@(?:aws-sdk|smithy)/[a-z0-9-]*[a-z0-9])[\"'/]");
  private static final Pattern CLIENT = Pattern.compile("@aws-sdk/(client|lib)-[a-z0-9-]+");
  private static final Set<String> JAVASCRIPT = Set.of("js", "mjs", "cjs");

  private final PythonPrograms pythons;
  private final PythonSdk python;
  private final NodeSdk node;

  /** What a function needs and does not bring. */
  private sealed interface Need {
    record Nothing() implements Need {}

    record Boto3(PythonPrograms.Python python) implements Need {}

    record Packages(Set<String> names) implements Need {}
  }

  /**
   * @param folders where what is installed stays
   */
  Sdks(InstalledFolders folders, PythonPrograms pythons) {
    this.pythons = pythons;
    this.python = new PythonSdk(folders);
    this.node = new NodeSdk(folders);
  }

  /** Whether nothing has to be installed for this function. */
  boolean areThere(Function function, List<Path> places) {
    try {
      return switch (need(function, places)) {
        case Need.Nothing() -> true;
        case Need.Boto3(var version) -> python.has(version);
        case Need.Packages(var names) -> node.has(names);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folders with the SDK that this function needs; may take minutes the first time. A function
   * whose SDK cannot be had starts without it: it may not need it after all.
   *
   * @param places the function's code, then its layers
   * @param trouble hears what the function's log should say
   */
  List<Path> folders(Function function, List<Path> places, Consumer<String> trouble)
      throws InterruptedException {
    try {
      return switch (need(function, places)) {
        case Need.Nothing() -> List.of();
        case Need.Boto3(var version) -> List.of(python.folder(version));
        case Need.Packages(var names) -> List.of(node.folder(names));
      };
    } catch (IOException e) {
      LOG.warn("A function starts without its SDK: {} function={}", e.getMessage(), function.arn());
      trouble.accept("[WARN] Holdpoint: " + e.getMessage());
      return List.of();
    }
  }

  private Need need(Function function, List<Path> places) throws IOException {
    FunctionRuntime runtime = FunctionRuntime.of(function.settings().runtime());
    return switch (runtime.family()) {
      case JAVA, CUSTOM -> new Need.Nothing();
      case NODE -> node(runtime, places);
      case PYTHON -> python(runtime, places);
    };
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

  private Need python(FunctionRuntime runtime, List<Path> places) throws IOException {
    Set<String> packages = Mentions.of(PYTHON, places, Set.of("py"));
    packages.removeIf(name -> places.stream().anyMatch(place -> holds(place, name)));
    return packages.isEmpty() ? new Need.Nothing() : new Need.Boto3(pythons.of(runtime));
  }

  private static boolean holds(Path place, String name) {
    return Files.isDirectory(place.resolve(name))
        || Files.isDirectory(place.resolve("python").resolve(name));
  }

  private static Need node(FunctionRuntime runtime, List<Path> places) throws IOException {
    Pattern named = runtime.carriesOldSdk() ? NODE_2 : NODE_3;
    Set<String> packages = Mentions.of(named, places, JAVASCRIPT);
    packages.removeIf(name -> brought(name, places));
    return packages.isEmpty() ? new Need.Nothing() : new Need.Packages(packages);
  }

  private static boolean brought(String name, List<Path> places) {
    return places.stream()
        .anyMatch(place ->
            Files.isDirectory(place.resolve("node_modules").resolve(name))
                || Files.isDirectory(place.resolve("nodejs/node_modules").resolve(name)));
  }
}
