package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.logs.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One process of a function, with its own Runtime API. Serves one invocation at a time; of one
 * thread at a time. Waiting for it costs no platform thread.
 */
final class FunctionProcess implements AutoCloseable {
  private final Function function;
  private final Path directory;
  private final String stream;
  private final Lines lines;
  private final BlockingQueue<ProcessEvent> events = new LinkedBlockingQueue<>();
  private final Pauses pauses;
  private final RuntimeApi api;
  private final ProcessOutput output;
  private final Process process;
  private final long startedNanos = System.nanoTime();
  private @Nullable Duration unreportedInit;
  private Instant idleSince = Instant.MAX;

  private FunctionProcess(
      Function function,
      Path directory,
      String stream,
      HostSettings host,
      Program program,
      RuntimeApi.Packages packages,
      SearchPath search)
      throws IOException {
    this.function = function;
    this.directory = directory;
    this.stream = stream;
    this.lines = new Lines(host.limits().lineBytes());
    Path outputFile = directory.resolve("output");
    pauses = new Pauses(packages);
    api = new RuntimeApi(function.arn(), host.limits().responseBytes(), pauses, events::add);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program.command(function, search, directory))
              .directory(search.code().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile.toFile()));
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.putAll(FunctionEnvironment.of(function, host, search, directory, api.address()));
      environment.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
      process = builder.start();
      output = new ProcessOutput(outputFile);
    } catch (IOException | RuntimeException e) {
      api.close();
      throw e;
    }
    var _ = process.onExit().thenAccept(p -> events.add(new ProcessEvent.Exited(p.exitValue())));
  }

  /**
   * Starts a process in this directory, which is its own.
   *
   * @param stream what its log stream is called
   * @param packages brings what it turns out to need
   * @param search where it finds its code and what comes with it
   */
  static FunctionProcess start(
      Function function,
      Path directory,
      String stream,
      HostSettings host,
      Program program,
      RuntimeApi.Packages packages,
      SearchPath search)
      throws IOException {
    Files.createDirectories(directory);
    return new FunctionProcess(function, directory, stream, host, program, packages, search);
  }

  Function function() {
    return function;
  }

  /** What its log stream is called. */
  String stream() {
    return stream;
  }

  /** What it has begun to write, across invocations. */
  Lines lines() {
    return lines;
  }

  /** The most memory that it and what it started had, in megabytes; 0 where nobody knows. */
  long peakMegabytes() {
    return handles().stream().mapToLong(PeakMemory::kilobytes).sum() / 1024;
  }

  ProcessOutput output() {
    return output;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How long it has waited for what AWS's image would have. */
  Duration paused() {
    return pauses.total();
  }

  /** Whether the last invocation that was handed over reached the process. */
  boolean taken() {
    return api.taken();
  }

  void hand(Invocation invocation, Instant deadline) {
    api.hand(invocation, deadline);
  }

  /** What it does next, or null where it does nothing for so long. */
  @Nullable ProcessEvent await(Duration atMost) throws InterruptedException {
    ProcessEvent event = events.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (event instanceof ProcessEvent.Ready && unreportedInit == null) {
      unreportedInit = Duration.ofNanos(System.nanoTime() - startedNanos);
    }
    return event;
  }

  /** How long its init took: told once, null from then on. */
  @Nullable Duration takeInit() {
    Duration init = unreportedInit;
    unreportedInit = Duration.ZERO;
    return Duration.ZERO.equals(init) ? null : init;
  }

  Instant idleSince() {
    return idleSince;
  }

  void idleSince(Instant since) {
    idleSince = since;
  }

  /** The handles of the process and all that it started. */
  List<ProcessHandle> handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Kills it and all that it started, and cleans up behind it. */
  @Override
  public void close() {
    List<ProcessHandle> handles = handles();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is gone with the process already.
    }
    handles.reversed().forEach(ProcessHandle::destroyForcibly);
    api.close();
    output.close();
    Directories.delete(directory);
  }
}
