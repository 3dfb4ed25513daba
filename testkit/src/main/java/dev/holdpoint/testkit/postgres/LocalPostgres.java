package dev.holdpoint.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server on this machine that flushes to the disk as one in production does. It may be
 * stopped and started again on the same port with the same data.
 */
public final class LocalPostgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private final AtomicInteger schemas = new AtomicInteger();
  private EmbeddedPostgres server;

  private LocalPostgres(Path data, int port) {
    this.data = data;
    this.port = port;
    this.server = launch();
  }

  /** The server that all tests of this process share; it ends with it. */
  public static LocalPostgres shared() {
    return Shared.SERVER;
  }

  /**
   * Starts a server of one's own.
   *
   * @param data where its files lie; made where it is missing
   * @param port 0 for any free one
   */
  public static LocalPostgres start(Path data, int port) {
    return new LocalPostgres(data, port);
  }

  /** The JDBC URL of a schema of its own, in which there is nothing yet. */
  public String freshUrl() {
    String schema = "s" + ProcessHandle.current().pid() + "_" + schemas.incrementAndGet();
    run("CREATE SCHEMA " + schema);
    return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
  }

  /** The JDBC URL of its database. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Runs a statement as its owner. */
  public void run(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cuts all connections to it but one's own. */
  public void cutConnections() {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
  }

  /** Stops it and starts it again. */
  public void restart() {
    int same = server.getPort();
    close();
    server = new LocalPostgres(data, same).server;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres launch() {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL does not start here (it comes as a Maven artifact, see CONTRIBUTING.md)", e);
    }
  }

  /** Begun when it is first asked for. */
  private static final class Shared {
    static final LocalPostgres SERVER = begin();

    private static LocalPostgres begin() {
      try {
        Path data = java.nio.file.Files.createTempDirectory("holdpoint-postgres");
        LocalPostgres server = new LocalPostgres(data, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.end(data), "postgres-end"));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void end(Path folder) {
    close();
    org.apache.commons.io.FileUtils.deleteQuietly(folder.toFile());
  }
}
