package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Opens connections to one PostgreSQL database, each set up for what it is to do. */
final class PostgresDatabase {
  /** What a node that stands still within a transaction may cost the others. */
  private static final String IDLE = "SET idle_in_transaction_session_timeout = '5s'";

  private static final List<String> WRITER =
      List.of(
          IDLE,
          "SET lock_timeout = '30s'",
          "SET statement_timeout = '60s'",
          // A network that swallows everything must not keep the writers' lock for long.
          "SET tcp_keepalives_idle = 5",
          "SET tcp_keepalives_interval = 2",
          "SET tcp_keepalives_count = 3",
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') IN ('off', 'local')");

  private static final List<String> READER =
      List.of("SET idle_in_transaction_session_timeout = '30s'", "SET statement_timeout = '60s'");

  private static final long INSTALLATION = 0x484F4C44;

  private final String url;
  private final Properties properties = new Properties();
  private final long installation;
  private final Dialect dialect;

  /**
   * @param url a JDBC URL of the driver's own form
   */
  PostgresDatabase(String url, @Nullable String user, @Nullable String password) {
    this.url = url;
    properties.setProperty("ApplicationName", "holdpoint");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "90");
    properties.setProperty("tcpKeepAlive", "true");
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    installation = askInstallation();
    dialect = new PostgresDialect(installation);
  }

  Session writer() {
    return open(WRITER);
  }

  Session reader() {
    return open(READER);
  }

  /** A connection of the driver's own, for hearing what other nodes tell. */
  Connection listener() throws SQLException {
    return connect();
  }

  /** What time it is there. */
  DatabaseTime time() {
    try (Connection connection = connect()) {
      return DatabaseTime.of(connection);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /**
   * The installation's own number: those in two schemas of one database know nothing of each other.
   */
  long installation() {
    return installation;
  }

  private Session open(List<String> settings) {
    try {
      Session session = new Session(connect(), dialect);
      session.script(settings);
      return session;
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private long askInstallation() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT hashtext(current_schema())")) {
      row.next();
      return (INSTALLATION << 32) | (row.getInt(1) & 0xFFFFFFFFL);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new StoreException("Expected a URL jdbc:postgresql://HOST/DATABASE", null);
    }
    return connection;
  }

  private static StoreException unreachable(SQLException e) {
    return new StoreException("The database could not be reached: " + e.getMessage(), e);
  }
}
