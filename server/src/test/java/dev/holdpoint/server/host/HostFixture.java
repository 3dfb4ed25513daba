package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.LambdaLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A real host with real programs over a directory of its own. */
final class HostFixture implements AutoCloseable {
  final Path data;
  final HostSettings settings;
  final FunctionHost host;
  final List<String> written = new CopyOnWriteArrayList<>();

  HostFixture(Path data, HostLimits limits) {
    this.data = data;
    settings = settings(data, limits);
    host =
        new FunctionHost(settings, (_, _, lines) -> written.addAll(lines), InstantSource.system());
  }

  static HostSettings settings(Path data, HostLimits limits) {
    return new HostSettings(
        data,
        HostSettings.ownJava(),
        javaClient(),
        "node",
        () -> URI.create("http://127.0.0.1:1"),
        Home.DEFAULT,
        limits);
  }

  static List<Path> javaClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(path -> path.contains("aws-lambda-java") || path.contains("utils-lite"))
        .map(Path::of)
        .toList();
  }

  Function node(String name, String source, int timeoutSeconds) throws IOException {
    return node(name, "index.mjs", source, timeoutSeconds);
  }

  Function node(String name, String file, String source, int timeoutSeconds) throws IOException {
    Path folder = Files.createDirectories(data.resolve("sources").resolve(name));
    Files.writeString(folder.resolve(file), source);
    return function(name, "nodejs20.x", "index.handler", folder, timeoutSeconds);
  }

  Function python(String name, String source) throws IOException {
    Path folder = Files.createDirectories(data.resolve("sources").resolve(name));
    Files.writeString(folder.resolve("app.py"), source);
    return function(name, "python3.8", "app.handler", folder, 5);
  }

  Function java(String name, Class<?> handler, int timeoutSeconds) throws IOException {
    Path folder = data.resolve("sources").resolve(name);
    String file = handler.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (var in = handler.getResourceAsStream("/" + file)) {
      Files.write(target, in.readAllBytes());
    }
    return function(name, "java25", handler.getName() + "::handleRequest", folder, timeoutSeconds);
  }

  Function function(String name, String runtime, String handler, Path source, int timeoutSeconds) {
    FunctionCode code = new CodeStore(data, LambdaLimits.aws()).put(source);
    FunctionSettings run =
        new FunctionSettings(
            runtime, handler, timeoutSeconds, 256, "", "", Map.of("GREETING", "hello"));
    return new Function(
        Home.DEFAULT.arn("lambda", "function:" + name),
        run,
        code,
        Instant.EPOCH,
        UUID.randomUUID().toString(),
        Map.of(),
        List.of());
  }

  InvocationResult invoke(Function function, String payload) throws InterruptedException {
    return invoke(function, "r-" + UUID.randomUUID(), payload);
  }

  InvocationResult invoke(Function function, String requestId, String payload)
      throws InterruptedException {
    return host.invoke(function, new Invocation(requestId, payload.getBytes(UTF_8)));
  }

  static JsonNode json(InvocationResult result) {
    return Json.parse(result.payload());
  }

  static String tail(InvocationResult result) {
    return new String(result.logTail(), UTF_8);
  }

  @Override
  public void close() {
    host.close();
  }
}
