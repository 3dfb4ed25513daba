package dev.holdpoint.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One time for all nodes of a database: its own. A node asks for it every second, and counts on in
 * between by its machine's clock that nobody can set; what its time of day says does not matter, so
 * a node whose clock is wrong ends nothing too early and keeps nothing too long. Thread-safe.
 */
final class DatabaseTime implements InstantSource {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
  private static final String ASK =
      "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

  /** What the database said, and when that was by the clock that counts. */
  record Heard(Instant time, long nanos) {
    Instant at(long later) {
      return time.plusNanos(later - nanos);
    }
  }

  private volatile Heard heard;

  DatabaseTime(Heard first) {
    this.heard = first;
  }

  /** Asks for the first time; warns where this machine's time of day is another one. */
  static DatabaseTime of(Connection connection) throws SQLException {
    // The first question also costs what the server prepares for it.
    ask(connection);
    long before = System.nanoTime();
    Instant answer = ask(connection);
    long after = System.nanoTime();
    DatabaseTime time = new DatabaseTime(new Heard(answer, before + (after - before) / 2));
    Duration ahead = Duration.between(time.instant(), Instant.now());
    if (ahead.abs().compareTo(WORTH_TELLING) > 0) {
      LOG.warn("This machine's clock differs from the database's, which counts (by={})", ahead);
    }
    return time;
  }

  /** Asks again. */
  void refresh(Connection connection) throws SQLException {
    long before = System.nanoTime();
    Instant answer = ask(connection);
    hear(answer, before, System.nanoTime());
  }

  /**
   * Goes by an answer, if what was counted cannot be right: then the machine slept, its clock runs
   * too fast or too slow, or the database's was set. However long the answer was under way, the
   * database read its clock after the question was put and before the answer was here.
   */
  void hear(Instant answer, long before, long after) {
    Instant counted = heard.at(after);
    Instant latest = answer.plusNanos(after - before);
    Instant right = counted.isBefore(answer) ? answer : counted.isAfter(latest) ? latest : counted;
    if (!right.equals(counted)) {
      heard = new Heard(right, after);
      Duration off = Duration.between(counted, right);
      if (off.abs().compareTo(WORTH_TELLING) > 0) {
        LOG.warn("The database's clock was set, or this machine stood still (by={})", off);
      }
    }
  }

  private static Instant ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ASK)) {
      row.next();
      return Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS);
    }
  }

  @Override
  public Instant instant() {
    return heard.at(System.nanoTime());
  }
}
