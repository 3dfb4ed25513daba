package dev.holdpoint.server.host;

import java.time.Duration;

/** What functions may take of this machine. Ours, where AWS has no number for it. */
public record HostLimits(
    /* Processes of one function at the same time. */
    int processesPerFunction,
    /* Processes of all functions at the same time. */
    int processes,
    /* Invocations of one function that wait for a process. */
    int waitingPerFunction,
    /* How long an invocation may wait for a process. */
    Duration waiting,
    /* How long a process may take until it asks for its first invocation. */
    Duration init,
    /* How long a process stays without work. */
    Duration idle,
    /* Invocations of an account in a region that run or wait at the same time. */
    int concurrency,
    /* Bytes of one response: AWS's. */
    int responseBytes,
    /* Bytes of a line in the log: AWS's. What is longer is cut. */
    int lineBytes) {

  /** Bytes of a response that comes piece by piece: AWS's. */
  static final long STREAMED_BYTES = 200L * 1024 * 1024;

  /** AWS's number of an account's concurrent executions, which it raises on request. */
  private static final int AWS_CONCURRENCY = 1_000;

  public static HostLimits defaults() {
    return new HostLimits(
        10,
        24,
        1000,
        Duration.ofMinutes(5),
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        Integer.MAX_VALUE,
        6_291_556,
        256 * 1024);
  }

  /** With AWS's own quotas. */
  public HostLimits withAwsQuotas() {
    return new HostLimits(
        processesPerFunction,
        processes,
        waitingPerFunction,
        waiting,
        init,
        idle,
        AWS_CONCURRENCY,
        responseBytes,
        lineBytes);
  }
}
