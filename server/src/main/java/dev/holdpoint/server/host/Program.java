package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionRuntime;
import dev.holdpoint.core.lambda.LambdaError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line that runs a function. */
final class Program {
  private static final String NODE_BOOTSTRAP = "bootstrap-node.mjs";
  private static final String PYTHON_BOOTSTRAP = "bootstrap-python.py";
  private static final int HEAP_PERCENT = 85;
  private static final int PERCENT = 100;

  private final HostSettings settings;
  private final Path programs;
  private final PythonPrograms pythons;
  private final Guard guard;
  private final Optional<Path> nativeClient;

  Program(HostSettings settings, PythonPrograms pythons) {
    this.settings = settings;
    this.pythons = pythons;
    this.programs = settings.run().resolve("programs");
    install(NODE_BOOTSTRAP);
    install(PYTHON_BOOTSTRAP);
    guard = Guard.install(programs);
    nativeClient = nativeClient();
  }

  private Optional<Path> nativeClient() {
    try {
      return NativeClient.unpack(settings.javaClient(), programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(String resource) {
    try (InputStream in = Program.class.getResourceAsStream(resource)) {
      Files.createDirectories(programs);
      Files.copy(
          Objects.requireNonNull(in, resource),
          programs.resolve(resource),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command, within a guard that ends it as soon as its standard input ends. */
  List<String> command(Function function, SearchPath search, Path temporary) {
    List<String> command = new ArrayList<>(guard.command());
    FunctionRuntime runtime = FunctionRuntime.of(function.settings().runtime());
    switch (runtime.family()) {
      case JAVA -> java(command, function, search, temporary);
      case NODE -> node(command, function);
      case PYTHON -> python(command, runtime);
      case CUSTOM -> command.add(bootstrap(search).toString());
    }
    return command;
  }

  private void node(List<String> command, Function function) {
    String heap = "--max-old-space-size=" + heapMegabytes(function);
    command.addAll(List.of(settings.node(), heap, programs.resolve(NODE_BOOTSTRAP).toString()));
  }

  /** Without this machine's packages, and without files beside code that nobody may change. */
  private void python(List<String> command, FunctionRuntime runtime) {
    command.addAll(
        List.of(
            pythons.of(runtime).program().toString(),
            "-u",
            "-B",
            "-S",
            "-X",
            "utf8",
            programs.resolve(PYTHON_BOOTSTRAP).toString()));
  }

  private void java(List<String> command, Function function, SearchPath search, Path temporary) {
    command.addAll(
        List.of(
            settings.java().toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx" + heapMegabytes(function) + "m",
            "-Djava.io.tmpdir=" + temporary,
            "--enable-native-access=ALL-UNNAMED"));
    nativeClient.ifPresent(library -> command.add("-D" + NativeClient.PROPERTY + "=" + library));
    command.addAll(
        List.of(
            "-cp",
            classPath(search),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            function.settings().handler()));
  }

  private static Path bootstrap(SearchPath search) {
    Path bootstrap = search.bootstrap();
    if (!Files.isExecutable(bootstrap)) {
      throw LambdaError.invalidRuntime(
          "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
    }
    return bootstrap;
  }

  private static int heapMegabytes(Function function) {
    return function.settings().memoryMegabytes() * HEAP_PERCENT / PERCENT;
  }

  private String classPath(SearchPath search) {
    Path code = search.code();
    List<String> path = new ArrayList<>();
    settings.javaClient().forEach(jar -> path.add(jar.toString()));
    path.add(code + "/");
    try (Stream<Path> jars =
        Files.isDirectory(code.resolve("lib")) ? Files.list(code.resolve("lib")) : Stream.empty()) {
      jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).sorted().forEach(path::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    path.addAll(search.jars());
    return String.join(":", path);
  }
}
