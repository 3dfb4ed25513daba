package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.server.logs.LogTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final InstantSource clock;
  private final Program program;
  private final Provisions provisions;
  private final Preparations preparations;
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
    this.clock = clock;
    // What an earlier run left behind; its processes died with it.
    Directories.delete(settings.run());
    PythonPrograms pythons = PythonPrograms.ofThisMachine();
    program = new Program(settings, pythons);
    Sdks sdks = new Sdks(new InstalledFolders(settings.sdks()), pythons);
    provisions = new Provisions(settings, code, sdks);
    preparations = new Preparations(provisions);
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

  /**
   * Begins to install what the function will need, for its first invocation not to wait; that waits
   * for the same installation where it comes before the end.
   *
   * @param meanwhile what it is until then, if there is anything to install
   */
  public void prepare(Function function, Readiness meanwhile) {
    if (!isPrepared(function)) {
      preparations.begin(function, meanwhile);
    }
  }

  private boolean isPrepared(Function function) {
    try {
      return provisions.areThere(function);
    } catch (AwsException e) {
      // Nothing on this machine runs it: whoever invokes it hears that.
      return true;
    }
  }

  /** The same for a thread that must not wait for the disk. */
  public void prepareSoon(Function function) {
    preparations.begin(function, Readiness.UPDATING);
  }

  /** Whether something is being installed for this function. */
  public Readiness readiness(Arn function) {
    return preparations.of(function);
  }

  /** Waits until nothing is being installed for functions that were made or changed. */
  public void awaitPrepared() throws InterruptedException {
    preparations.await();
  }

  private FunctionProcess start(Function function) throws InterruptedException {
    boolean started = false;
    try {
      String stream = LogGroupOf.newStream(function, clock.instant());
      Consumer<List<String>> log = log(function, stream);
      SearchPath search = provisions.bring(function, line -> log.accept(List.of(line + "\n")));
      FunctionProcess process =
          FunctionProcess.start(
              function,
              settings.run().resolve(Long.toString(numbers.incrementAndGet())),
              stream,
              settings,
              program,
              provisions::client,
              search);
      started = true;
      processes.add(process);
      if (isClosed()) {
        end(process);
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!started) {
        pool.ended(function.arn());
      }
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
