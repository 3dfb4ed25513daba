package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one SQLite file, each set up for what it is to do. */
final class SqliteFile {
  private static final List<String> WRITER =
      List.of(
          "PRAGMA busy_timeout = 10000",
          // Of use for a new file alone, and before anything is written to it.
          "PRAGMA auto_vacuum = INCREMENTAL",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA foreign_keys = OFF",
          "PRAGMA temp_store = MEMORY",
          // The checkpointer does it, off the write path.
          "PRAGMA wal_autocheckpoint = 0",
          // KiB. The writer's cache survives its commits, as nobody else writes.
          "PRAGMA cache_size = -65536");

  // No memory-mapped reading: a disk error would be a signal that ends the process.
  private static final List<String> READER =
      List.of(
          "PRAGMA busy_timeout = 10000",
          "PRAGMA query_only = ON",
          "PRAGMA temp_store = MEMORY",
          "PRAGMA cache_size = -8192");

  private static final List<String> CHECKPOINTER =
      List.of(
          "PRAGMA busy_timeout = 10000",
          "PRAGMA synchronous = FULL",
          "PRAGMA wal_autocheckpoint = 0",
          "PRAGMA cache_size = -2048");

  // It reads the database and writes another file, in the order of the pages.
  private static final List<String> COPIER =
      List.of(
          "PRAGMA busy_timeout = 10000",
          "PRAGMA cache_size = -8192",
          // The copy of a file of the time before gives space back too.
          "PRAGMA auto_vacuum = INCREMENTAL");

  private final SQLiteDataSource source = new SQLiteDataSource();
  private final Dialect dialect = new SqliteDialect();
  private final Path file;

  SqliteFile(Path file) {
    this.file = file;
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    // Else the driver runs a query after each change, for what RETURNING gives here.
    source.setGetGeneratedKeys(false);
  }

  Session writer() {
    return open(WRITER);
  }

  Session reader() {
    return open(READER);
  }

  Session copier() {
    return open(COPIER);
  }

  Session checkpointer() {
    return open(CHECKPOINTER);
  }

  private Session open(List<String> settings) {
    try {
      Session session = new Session(source.getConnection(), dialect);
      session.script(settings);
      return session;
    } catch (SQLException e) {
      throw new StoreException("The database could not be opened (file=" + file + ")", e);
    }
  }
}
