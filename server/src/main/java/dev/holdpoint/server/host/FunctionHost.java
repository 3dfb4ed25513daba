package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LayerUse;
import dev.holdpoint.server.logs.LogTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs functions in processes of their own: scaled by concurrent invocations, used again while
 * warm, ended when idle, killed at their timeout. A function that hangs or crashes costs its own
 * invocation. All its processes end when it is closed, or when this process dies. Thread-safe.
 */
public final class FunctionHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);
  private static final Duration BETWEEN_REAPS = Duration.ofSeconds(10);

  private final HostSettings settings;
  private final LogTarget logs;
  private final Consumer<FunctionCode> code;
  private final InstantSource clock;
  private final Program program;
  private final Sdks sdks;
  private final ProcessPool pool;
  private final Set<FunctionProcess> processes = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A host whose functions' code is in its folder. */
  public FunctionHost(HostSettings settings, LogTarget logs, InstantSource clock) {
    this(settings, logs, _ -> {}, clock);
  }

  /**
   * A host that may have to fetch code first.
   *
   * @param logs takes what functions write
   * @param code brings a function's code into the host's folder, where it is not there
   */
  public FunctionHost(
      HostSettings settings, LogTarget logs, Consumer<FunctionCode> code, InstantSource clock) {
    this.settings = settings;
    this.logs = logs;
    this.code = code;
    this.clock = clock;
    // What an earlier run left behind; its processes died with it.
    Directories.delete(settings.run());
    PythonPrograms pythons = PythonPrograms.ofThisMachine();
    program = new Program(settings, pythons);
    sdks = new Sdks(settings.sdks(), pythons);
    pool = new ProcessPool(settings.limits());
    Thread.ofVirtual().name("function-reaper").start(this::reapUntilClosed);
  }

  /**
   * Calls a function and waits for its answer; meant for a virtual thread. How the function fails
   * is part of the result.
   *
   * @throws dev.holdpoint.core.aws.AwsException {@code TooManyRequestsException} where too many
   *     wait already
   * @throws CancellationException where the host closes meanwhile: nobody knows how far the
   *     function came, and the call is to be made again with the same request id
   */
  public InvocationResult invoke(Function function, Invocation invocation)
      throws InterruptedException {
    while (true) {
      ProcessPool.Lease lease = pool.acquire(function);
      lease.ended().forEach(this::end);
      FunctionProcess warm = lease.warm();
      FunctionProcess process = warm == null ? start(function) : warm;
      if (serve(process, warm == null, invocation)
          instanceof Serving.Outcome.Over(InvocationResult result, _)) {
        return result;
      }
    }
  }

  private FunctionProcess start(Function function) {
    try {
      code.accept(function.code());
      String stream = LogGroupOf.newStream(function, clock.instant());
      FunctionProcess process =
          FunctionProcess.start(
              function,
              settings.run().resolve(Long.toString(numbers.incrementAndGet())),
              stream,
              settings,
              program,
              sdks::client,
              search(function, log(function, stream)));
      processes.add(process);
      if (isClosed()) {
        end(process);
      }
      return process;
    } catch (IOException e) {
      pool.ended(function.arn());
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      pool.ended(function.arn());
      throw e;
    }
  }

  private Serving.Outcome serve(FunctionProcess process, boolean fresh, Invocation invocation)
      throws InterruptedException {
    boolean reusable = false;
    try {
      Serving serving = serving(process, invocation);
      Serving.Outcome outcome = fresh ? serving.serveFresh() : serving.serve();
      if (isClosed()) {
        throw new CancellationException("The server stops");
      }
      reusable = outcome instanceof Serving.Outcome.Over over && over.reusable();
      return outcome;
    } catch (UncheckedIOException e) {
      if (isClosed()) {
        throw new CancellationException("The server stops");
      }
      throw e;
    } finally {
      if (reusable) {
        pool.release(process, clock.instant());
      } else {
        end(process);
        pool.ended(process.function().arn());
      }
    }
  }

  private Serving serving(FunctionProcess process, Invocation invocation) {
    Function function = process.function();
    int memory = function.settings().memoryMegabytes();
    InvocationLog log =
        new InvocationLog(
            log(function, process.stream()),
            process.lines(),
            invocation,
            function.version(),
            memory);
    return new Serving(process, invocation, log, settings.limits(), clock);
  }

  private SearchPath search(Function function, Consumer<List<String>> log) {
    List<LayerUse> uses = function.settings().layers();
    uses.forEach(layer -> code.accept(layer.code()));
    Path own = settings.code().resolve(function.code().sha256());
    List<Path> layers =
        uses.reversed().stream()
            .map(layer -> settings.code().resolve(layer.code().sha256()))
            .toList();
    List<Path> places = Stream.concat(Stream.of(own), layers.stream()).toList();
    return new SearchPath(
        own, layers, sdks.folders(function, places, line -> log.accept(List.of(line + "\n"))));
  }

  private Consumer<List<String>> log(Function function, String stream) {
    Arn group = LogGroupOf.arn(function);
    return lines -> logs.write(group, stream, lines);
  }

  private void end(FunctionProcess process) {
    processes.remove(process);
    process.close();
  }

  /** Ends what runs an older revision, or a function that is gone, as soon as it is idle. */
  public void forget(Arn function) {
    pool.takeIdle(process -> process.function().arn().equals(function)).forEach(this::end);
  }

  /** Ends processes that had nothing to do for long. */
  public void reap(Instant now) {
    Instant oldest = now.minus(settings.limits().idle());
    List<FunctionProcess> idle =
        pool.takeIdle(process -> !process.idleSince().isAfter(oldest) || !process.isAlive());
    idle.forEach(this::end);
  }

  private void reapUntilClosed() {
    try {
      while (!closed.await(BETWEEN_REAPS.toMillis(), TimeUnit.MILLISECONDS)) {
        reap(clock.instant());
      }
    } catch (InterruptedException e) {
      LOG.warn("The loop that ends idle functions was interrupted.");
    }
  }

  /** How many processes there are. */
  public int size() {
    return pool.size();
  }

  /** The processes that run now, with all that they started. */
  List<ProcessHandle> handles() {
    return processes.stream().flatMap(process -> process.handles().stream()).toList();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Ends every process at once. */
  @Override
  public void close() {
    closed.countDown();
    List.copyOf(processes).forEach(this::end);
  }
}
