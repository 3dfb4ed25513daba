package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One invocation at one process, from START to REPORT. Of one thread. */
final class Serving {
  /** How often a running invocation's output is carried to the log. */
  private static final Duration SLICE = Duration.ofMillis(250);

  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(200);
  private static final String UNHANDLED = "Unhandled";

  private final FunctionProcess process;
  private final Invocation invocation;
  private final InvocationLog log;
  private final HostLimits limits;
  private final InstantSource clock;
  private final Function function;

  /** How it went. */
  sealed interface Outcome {
    /**
     * @param reusable whether the process can serve again
     */
    record Over(InvocationResult result, boolean reusable) implements Outcome {}

    /** The process had died before it saw the invocation: another one may take it. */
    record NotTaken() implements Outcome {}
  }

  Serving(
      FunctionProcess process,
      Invocation invocation,
      InvocationLog log,
      HostLimits limits,
      InstantSource clock) {
    this.process = process;
    this.function = process.function();
    this.invocation = invocation;
    this.log = log;
    this.limits = limits;
    this.clock = clock;
  }

  /** Lets a process that has just started come up, then serves. */
  Outcome serveFresh() throws InterruptedException {
    ProcessEvent event = next(new OwnTime(), limits.init());
    if (event instanceof ProcessEvent.Ready) {
      return serve();
    }
    log.start();
    return over(event, Duration.ZERO, limits.init());
  }

  Outcome serve() throws InterruptedException {
    Duration timeout = Duration.ofSeconds(function.settings().timeoutSeconds());
    // What the process did between two invocations is told before the next begins.
    process.output().drain(log::copy);
    log.start();
    OwnTime own = new OwnTime();
    process.hand(invocation, clock.instant().plus(timeout));
    ProcessEvent event = next(own, timeout);
    while (event instanceof ProcessEvent.Ready) {
      event = next(own, timeout);
    }
    if (event instanceof ProcessEvent.Exited && !process.taken()) {
      return new Outcome.NotTaken();
    }
    if (event instanceof ProcessEvent.Failed) {
      // AWS's Java client tells the error first and logs it then; its next poll comes after both.
      var _ = process.await(AFTER_A_FAILURE);
    }
    return over(event, own.passed(), timeout);
  }

  /** The process's own time from here on: without what it waits for installations. */
  private final class OwnTime {
    private final long begin = System.nanoTime();
    private final Duration paused = process.paused();

    Duration passed() {
      return Duration.ofNanos(System.nanoTime() - begin).minus(process.paused().minus(paused));
    }
  }

  private @Nullable ProcessEvent next(OwnTime own, Duration atMost) throws InterruptedException {
    while (true) {
      Duration left = atMost.minus(own.passed());
      ProcessEvent event = process.await(left.compareTo(SLICE) < 0 ? left : SLICE);
      if (event != null || own.passed().compareTo(atMost) >= 0) {
        return event;
      }
      process.output().drain(log::copy);
    }
  }

  private Outcome over(@Nullable ProcessEvent event, Duration took, Duration limit) {
    process.output().drain(log::copy);
    return switch (event) {
      case null -> {
        log.line(
            clock.instant().truncatedTo(ChronoUnit.MILLIS)
                + " "
                + invocation.requestId()
                + " "
                + FunctionErrors.timeoutText(limit)
                + "\n");
        yield failed(FunctionErrors.timedOut(invocation.requestId(), limit), took, false);
      }
      case ProcessEvent.Answered(byte[] payload) -> finish(payload, null, took, true);
      case ProcessEvent.Failed(byte[] error) -> failed(error, took, true);
      case ProcessEvent.InitFailed(byte[] error) -> failed(error, took, false);
      case ProcessEvent.AnsweredTooMuch() ->
          failed(FunctionErrors.answeredTooMuch(limits.responseBytes()), took, true);
      case ProcessEvent.Exited(int status) -> {
        log.line(
            "RequestId: "
                + invocation.requestId()
                + " Error: "
                + FunctionErrors.exitText(status)
                + "\nRuntime.ExitError");
        yield failed(FunctionErrors.exited(invocation.requestId(), status), took, false);
      }
      case ProcessEvent.Ready() ->
          throw new IllegalStateException(
              "Expected the end of an invocation, but the process asked for work (requestId="
                  + invocation.requestId()
                  + ")");
    };
  }

  private Outcome failed(byte[] error, Duration took, boolean reusable) {
    return finish(error, UNHANDLED, took, reusable);
  }

  private Outcome finish(
      byte[] payload, @Nullable String functionError, Duration took, boolean reusable) {
    log.end(took, process.takeInit(), process.peakMegabytes());
    return new Outcome.Over(new InvocationResult(payload, functionError, log.tail()), reusable);
  }
}
