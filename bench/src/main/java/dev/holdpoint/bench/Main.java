package dev.holdpoint.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures, and prints what was measured beside what the machine could do. Asserts nothing. */
public final class Main {
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("bench.warmUpSeconds", 8));

  private Main() {}

  /**
   * Runs the parts that are named, all where none is: {@code disk sqlite engine map api waiting
   * start}. Two run only where they are named: {@code million}, which takes a quarter of an hour,
   * and {@code stores}, which needs a PostgreSQL.
   */
  public static void main(String[] args) throws Exception {
    List<String> parts =
        args.length == 0
            ? List.of("disk", "sqlite", "engine", "map", "api", "waiting", "start")
            : Arrays.asList(args);
    Map<Integer, Double> disk = parts.contains("disk") ? DiskAlone.run(TIME) : Map.of();
    Map<Integer, Double> sqlite = parts.contains("sqlite") ? SqliteAlone.run(TIME, disk) : Map.of();
    if (parts.contains("engine")) {
      InEngine.run(TIME, WARM_UP, sqlite);
    }
    if (parts.contains("map")) {
      PureSteps.run();
      Maps.run();
    }
    if (parts.contains("api")) {
      OverHttp.run(TIME, WARM_UP);
    }
    if (parts.contains("waiting")) {
      Waiting.run();
    }
    if (parts.contains("million")) {
      Million.run();
    }
    if (parts.contains("stores")) {
      Stores.run(TIME, WARM_UP, disk);
    }
    if (parts.contains("start")) {
      Starting.run();
    }
  }

  /** How far it is from what could be reached; nothing where that was not measured. */
  static String share(double rate, @Nullable Double ceiling) {
    return ceiling == null ? "-" : "%.0f %%".formatted(100 * rate / ceiling);
  }
}
