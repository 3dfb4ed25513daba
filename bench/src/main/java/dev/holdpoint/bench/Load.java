package dev.holdpoint.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients that do the same again and again, each on a virtual thread of its own. */
final class Load {
  private Load() {}

  /** What one client does once. */
  @FunctionalInterface
  interface Job {
    void run() throws Exception;
  }

  /** What one client does, made for each. */
  @FunctionalInterface
  interface Jobs {
    Job of(int client) throws Exception;
  }

  /**
   * @param nanos how long each took, in order
   */
  record Result(long[] nanos, double seconds, double cpuSeconds) {
    double rate() {
      return nanos.length / seconds;
    }

    double perCoreSecond() {
      return nanos.length / cpuSeconds;
    }

    /** Milliseconds that this share of them did not exceed. */
    double millis(double share) {
      return nanos.length == 0 ? 0 : nanos[(int) ((nanos.length - 1) * share)] / 1e6;
    }
  }

  /** Runs so many clients for so long. */
  static Result run(int clients, Duration time, Jobs jobs) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Job> made = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        made.add(jobs.of(client));
      }
      long cpu = Cpu.ownNanos();
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<long[]>> running =
          made.stream().map(job -> threads.submit(() -> repeat(job, end))).toList();
      long[] all = gather(running);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Result(all, seconds, (Cpu.ownNanos() - cpu) / 1e9);
    }
  }

  private static long[] gather(List<Future<long[]>> running)
      throws InterruptedException, ExecutionException {
    LongStream all = LongStream.empty();
    for (Future<long[]> client : running) {
      all = LongStream.concat(all, Arrays.stream(client.get()));
    }
    return all.sorted().toArray();
  }

  private static long[] repeat(Job job, long end) throws Exception {
    long[] nanos = new long[1024];
    int count = 0;
    for (long begin = System.nanoTime(); begin < end; ) {
      job.run();
      long now = System.nanoTime();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = now - begin;
      begin = now;
    }
    return Arrays.copyOf(nanos, count);
  }
}
