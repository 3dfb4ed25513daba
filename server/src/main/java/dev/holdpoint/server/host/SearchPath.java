package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.FunctionRuntime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where a function's process finds what its layers and the runtime's SDK bring. A process has no
 * {@code /opt} of its own without root, so each layer is a folder, and AWS's rules for {@code /opt}
 * hold for it.
 *
 * @param layers their folders, the one that covers the others first
 * @param sdk folders with the SDK that AWS's image would carry
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html">AWS: layer
 *     paths</a>
 */
record SearchPath(Path code, List<Path> layers, List<Path> sdk) {
  private static final String BOOTSTRAP = "bootstrap";

  /** For the bootstrap of Python, which takes it away. */
  private static final String PYTHON_PATH = "HOLDPOINT_PYTHON_PATH";

  /** For the bootstraps of Node.js and Python, which take it away. */
  private static final String LAYERS = "HOLDPOINT_LAYERS";

  SearchPath {
    layers = List.copyOf(layers);
    sdk = List.copyOf(sdk);
  }

  /** The variables that tell the process. */
  Map<String, String> environment(FunctionRuntime runtime) {
    Map<String, String> all = new HashMap<>();
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin");
    all.put("PATH", joined(path, each("bin")));
    all.put("LD_LIBRARY_PATH", joined(code + ":" + code.resolve("lib"), each("lib")));
    switch (runtime.family()) {
      case JAVA, CUSTOM -> {}
      case NODE -> {
        all.put("NODE_PATH", joined("", node(runtime)));
        all.put(LAYERS, joined("", layers));
      }
      case PYTHON -> {
        all.put(PYTHON_PATH, joined("", python(runtime)));
        all.put(LAYERS, joined("", layers));
      }
    }
    return all;
  }

  private List<Path> node(FunctionRuntime runtime) {
    String major = runtime.id().replaceAll("\\D*(\\d+).*", "$1");
    List<Path> all = new ArrayList<>(each("nodejs/node" + major + "/node_modules"));
    all.addAll(each("nodejs/node_modules"));
    sdk.forEach(folder -> all.add(folder.resolve("node_modules")));
    all.add(code);
    return all;
  }

  private List<Path> python(FunctionRuntime runtime) {
    List<Path> all = new ArrayList<>(each("python/lib/" + runtime.id() + "/site-packages"));
    all.addAll(each("python"));
    all.addAll(sdk);
    return all;
  }

  /** This place in each layer that has it. */
  private List<Path> each(String place) {
    return layers.stream().map(layer -> layer.resolve(place)).filter(Files::exists).toList();
  }

  /** The jars that layers bring for Java. */
  List<String> jars() {
    List<String> jars = new ArrayList<>();
    for (Path folder : each("java/lib")) {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().forEach(jars::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jars;
  }

  /** The program that a custom runtime brings; its place in the code where it is nowhere. */
  Path bootstrap() {
    Path own = code.resolve(BOOTSTRAP);
    return Files.exists(own) ? own : each(BOOTSTRAP).stream().findFirst().orElse(own);
  }

  private static String joined(String first, List<Path> more) {
    List<String> all = new ArrayList<>(first.isEmpty() ? List.of() : List.of(first));
    more.forEach(path -> all.add(path.toString()));
    return String.join(File.pathSeparator, all);
  }
}
