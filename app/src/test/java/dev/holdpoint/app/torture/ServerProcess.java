package dev.holdpoint.app.torture;

import dev.holdpoint.app.node.ChosenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real server in a process of its own, to be killed. */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "Holdpoint ready on ";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final URI address;
  private final Duration untilReady;

  private ServerProcess(Process process, URI address, Duration untilReady) {
    this.process = process;
    this.address = address;
    this.untilReady = untilReady;
  }

  /** Serves what is in the folder. */
  static ServerProcess serve(Path data, String... options) throws Exception {
    return serve(data, List.of(), options);
  }

  /** The same with options for its virtual machine, such as a bound for its heap. */
  static ServerProcess serve(Path data, List<String> machine, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.holdpoint.app.Main", "serve", "--port", "0"));
    command.addAll(List.of("--data", data.toString()));
    if (!List.of(options).contains("--db")) {
      command.addAll(ChosenStore.options(data));
    }
    command.addAll(List.of(options));
    return start(command, data.resolveSibling(data.getFileName() + ".log"));
  }

  private static ServerProcess start(List<String> command, Path log) throws Exception {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    CompletableFuture<URI> ready = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(process, ready));
    try {
      URI address = ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new ServerProcess(process, address, Duration.ofNanos(System.nanoTime() - begin));
    } catch (Exception e) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("The server did not start:\n" + Files.readString(log), e);
    }
  }

  private static void read(Process process, CompletableFuture<URI> ready) {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          ready.complete(URI.create(line.substring(READY.length())));
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IllegalStateException("It ended before it was ready"));
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  /** From its start to the line that says so. */
  Duration untilReady() {
    return untilReady;
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** {@code kill -TERM}, without waiting for the end. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for the end; the exit code. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Expected the server to end, but it goes on (pid=" + pid() + ")");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
