package dev.holdpoint.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * SQLite alone, laid out as ours: a unit appends one journal row, sets one timer and takes one
 * away. No engine, no queue between threads, no checkpoint on the side.
 */
final class SqliteAlone implements AutoCloseable {
  private static final int ENTRY_BYTES = 700;

  private final Random random = new Random(1);
  private final byte[] entry = new byte[ENTRY_BYTES];
  private final Connection connection;
  private final PreparedStatement append;
  private final PreparedStatement set;
  private final PreparedStatement cancel;
  private long unit;

  private SqliteAlone(Folder folder) throws SQLException {
    random.nextBytes(entry);
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder.file("alone.db"));
    prepare(connection);
    append = connection.prepareStatement("INSERT INTO journal VALUES (NULL, ?, ?, ?)");
    set = connection.prepareStatement("INSERT INTO timer VALUES (?, ?, ?)");
    cancel = connection.prepareStatement("DELETE FROM timer WHERE id = ?");
    connection.setAutoCommit(false);
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          new String[] {
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA wal_autocheckpoint = 16000",
            "PRAGMA cache_size = -65536",
            "CREATE TABLE journal (id INTEGER PRIMARY KEY, execution INTEGER NOT NULL,"
                + " last_event INTEGER NOT NULL, entry BLOB NOT NULL)",
            "CREATE INDEX journal_execution ON journal (execution, last_event)",
            "CREATE TABLE timer (id INTEGER PRIMARY KEY, due INTEGER NOT NULL,"
                + " owner TEXT NOT NULL)",
            "CREATE INDEX timer_due ON timer (due)"
          }) {
        statement.execute(sql);
      }
    }
  }

  /** Units for each second, by batch size. */
  static Map<Integer, Double> run(Duration time, Map<Integer, Double> disk) throws Exception {
    Table table =
        new Table(
            "SQLite alone: one journal row of 700 bytes, one timer set, one taken away a unit",
            "batch",
            "units/s",
            "units/core-second",
            "commits/s",
            "p50 ms",
            "p99 ms",
            "of the disk");
    Map<Integer, Double> rates = new TreeMap<>();
    for (int batch : new int[] {1, 33, 100}) {
      Load.Result result = commits(batch, time);
      double rate = result.rate() * batch;
      rates.put(batch, rate);
      table.row(
          batch,
          rate,
          result.perCoreSecond() * batch,
          result.rate(),
          result.millis(0.5),
          result.millis(0.99),
          Main.share(rate, disk.get(batch)));
    }
    table.print();
    return rates;
  }

  private static Load.Result commits(int batch, Duration time) throws Exception {
    try (Folder folder = Folder.make();
        SqliteAlone alone = new SqliteAlone(folder)) {
      return Load.run(1, time, _ -> () -> alone.commit(batch));
    }
  }

  private void commit(int batch) throws SQLException {
    for (int i = 0; i < batch; i++) {
      unit++;
      append.setLong(1, random.nextInt(10_000));
      append.setLong(2, unit);
      append.setBytes(3, entry);
      append.executeUpdate();
      set.setLong(1, unit);
      set.setLong(2, unit + random.nextInt(100_000));
      set.setString(3, "execution:" + unit);
      set.executeUpdate();
      cancel.setLong(1, unit - 1_000);
      cancel.executeUpdate();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
