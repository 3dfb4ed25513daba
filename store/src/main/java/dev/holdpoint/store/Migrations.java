package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings a database to the version that this program knows; never back. */
final class Migrations {
  /** Their numbers are their places here, from 1 on. */
  private static final List<String> NAMES =
      List.of(
          "V0001__tables",
          "V0002__origin",
          "V0003__map_runs",
          "V0004__contents",
          "V0005__fifo",
          "V0006__resource_changes",
          "V0007__sums",
          "V0008__objects",
          "V0009__sums_of_times",
          "V0010__object_versions",
          "V0011__archives");

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS schema_version (
        version INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL)\
      """;

  private Migrations() {}

  /** In one transaction, so two nodes that start at once do not meet. */
  static void apply(Session session) {
    session.script(session.dialect().beginWriting());
    session.script(List.of(TABLE));
    long version = version(session);
    if (version > NAMES.size()) {
      session.script(List.of("ROLLBACK"));
      throw newer(version);
    }
    for (int next = (int) version + 1; next <= NAMES.size(); next++) {
      apply(session, next, NAMES.get(next - 1));
    }
    session.script(List.of("COMMIT"));
  }

  /** Refuses a database that is not of the version that this program knows. */
  static void check(Session session) {
    checkNotNewer(session);
    long version = version(session);
    if (version < NAMES.size()) {
      throw new StoreException(
          "Expected a database of version %d, but it is older: serve it once (version=%d)"
              .formatted(NAMES.size(), version),
          null);
    }
  }

  /** Refuses a database that a newer program made. */
  static void checkNotNewer(Session session) {
    long version = version(session);
    if (version > NAMES.size()) {
      throw newer(version);
    }
  }

  private static long version(Session session) {
    return session.controlQuery("SELECT coalesce(max(version), 0) FROM schema_version", 1);
  }

  private static StoreException newer(long version) {
    return new StoreException(
        "Expected a database of version %d or older, but a newer Holdpoint made it (version=%d)"
            .formatted(NAMES.size(), version),
        null);
  }

  private static void apply(Session session, int number, String name) {
    session.script(statements(session.dialect().name(), name));
    session.script(
        List.of(
            "INSERT INTO schema_version (version, name) VALUES (%d, '%s')"
                .formatted(number, name)));
  }

  /** Statements end with a semicolon at the end of a line. */
  private static List<String> statements(String dialect, String name) {
    String script = read("/migration/" + dialect + "/" + name + ".sql");
    return List.of(script.strip().split(";\\s*\\R|;\\s*$", 0));
  }

  private static String read(String resource) {
    try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "Expected a migration, but there was none (resource=" + resource + ")");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
