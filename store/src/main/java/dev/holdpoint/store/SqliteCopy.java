package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.nio.file.Path;
import java.util.List;

/** Copies a database as it is at one moment, beside the process that writes it. */
public final class SqliteCopy {
  private SqliteCopy() {}

  /**
   * Writes all that is committed to a new file, without what was deleted and not yet overwritten.
   * Nobody who reads or writes meanwhile waits for it.
   *
   * @throws StoreException where it fails, for example as the disk is full
   */
  public static void make(Path database, Path target) {
    try (Session session = new SqliteFile(database).copier()) {
      Migrations.check(session);
      String quoted = target.toAbsolutePath().toString().replace("'", "''");
      session.script(List.of("VACUUM INTO '" + quoted + "'"));
    }
  }

  /**
   * Whether a database is whole, and this program can go on with it.
   *
   * @throws StoreException where it is not
   */
  public static void check(Path database) {
    try (Session session = new SqliteFile(database).reader()) {
      Migrations.checkNotNewer(session);
      session.allowReading();
      List<String> wrong = new JdbcSurvey(session).integrity();
      if (!wrong.isEmpty()) {
        throw new StoreException("The database is damaged: " + wrong.getFirst(), null);
      }
    }
  }
}
