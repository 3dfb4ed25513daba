package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store on which nodes run in tests: a file, or with {@code -Dholdpoint.test.store=postgresql}
 * a schema of its own for each data folder, which the next node on the same folder finds again.
 */
public final class ChosenStore {
  private static final boolean POSTGRES =
      System.getProperty("holdpoint.test.store", "sqlite").equals("postgresql");

  private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();

  private ChosenStore() {}

  /** Settings of a node in this process. */
  public static Config config(Path data) {
    return new Config(
        new Config.Http("127.0.0.1", 0),
        data,
        null,
        Config.Outside.NONE,
        Config.Access.OPEN,
        POSTGRES ? new Config.Database(url(data), null, null, Duration.ofSeconds(3)) : null);
  }

  /** What a node in a process of its own is told. */
  public static List<String> options(Path data) {
    return POSTGRES ? List.of("--db", url(data), "--db-lease-seconds", "3") : List.of();
  }

  private static String url(Path data) {
    return DATABASES.computeIfAbsent(
        data.toAbsolutePath().normalize(), _ -> LocalPostgres.shared().freshUrl());
  }
}
