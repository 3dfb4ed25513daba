package dev.holdpoint.testkit.sim;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What {@code build/simulate} runs: many seeds on all processors, or one of them with its trace.
 */
public final class SimulateCommand {
  private static final String USAGE =
      """
      build/simulate [--seeds N] [--from S]   N seeds from S on (1,000 from 1 on)
      build/simulate --minutes M [--seeds N]  no longer than that
      build/simulate --seed S [--trace]       one again, with all that happens in it
      """;
  private static final int MOST_SHOWN = 10;

  private final long from;
  private final long seeds;
  private final long endNanos;
  private final AtomicLong next;
  private final AtomicLong done = new AtomicLong();
  private final Map<Long, String> broken = new ConcurrentSkipListMap<>();

  private SimulateCommand(long from, long seeds, Duration time) {
    this.from = from;
    this.seeds = seeds;
    this.next = new AtomicLong(from);
    this.endNanos = System.nanoTime() + time.toNanos();
  }

  /** Exits with 1 where a seed broke a promise, with 2 where it was asked wrongly. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < arguments.length; i++) {
      boolean last = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
      options.put(arguments[i], last ? "" : arguments[++i]);
    }
    System.exit(run(options));
  }

  private static int run(Map<String, String> options) throws InterruptedException {
    try {
      if (options.containsKey("--seed")) {
        return one(Long.parseLong(options.get("--seed")), options.containsKey("--trace"));
      }
      long from = Long.parseLong(options.getOrDefault("--from", "1"));
      String minutes = options.get("--minutes");
      String usual = minutes == null ? "1000" : String.valueOf(Long.MAX_VALUE / 2);
      long seeds = Long.parseLong(options.getOrDefault("--seeds", usual));
      Duration time =
          minutes == null ? Duration.ofDays(1) : Duration.ofMinutes(Long.parseLong(minutes));
      return new SimulateCommand(from, seeds, time).all();
    } catch (NumberFormatException e) {
      System.err.print(USAGE);
      return 2;
    }
  }

  private static int one(long seed, boolean trace) {
    Simulation simulation = new Simulation(seed);
    String failure = "";
    try {
      simulation.run();
    } catch (AssertionError e) {
      failure = String.valueOf(e.getMessage());
    }
    if (trace) {
      simulation.trace().forEach(System.out::println);
    }
    System.out.println(failure.isEmpty() ? "Seed " + seed + ": nothing broke" : failure);
    return failure.isEmpty() ? 0 : 1;
  }

  private int all() throws InterruptedException {
    long began = System.nanoTime();
    int processors = Runtime.getRuntime().availableProcessors();
    Thread[] threads = new Thread[processors];
    for (int i = 0; i < processors; i++) {
      threads[i] = Thread.ofPlatform().start(this::runSeeds);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    broken.values().stream().limit(MOST_SHOWN).forEach(System.out::println);
    System.out.printf(
        "%,d seeds from %d on in %.0f s (%.0f in a second, %d processors): %d broke a promise %s%n",
        done.get(),
        from,
        seconds,
        done.get() / seconds,
        processors,
        broken.size(),
        broken.keySet());
    return broken.isEmpty() ? 0 : 1;
  }

  private void runSeeds() {
    for (long seed = next.getAndIncrement();
        seed < from + seeds && System.nanoTime() < endNanos;
        seed = next.getAndIncrement()) {
      try {
        new Simulation(seed).run();
      } catch (AssertionError e) {
        broken.put(seed, String.valueOf(e.getMessage()));
      }
      done.incrementAndGet();
    }
  }
}
