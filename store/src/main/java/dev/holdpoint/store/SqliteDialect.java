package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.SQLException;
import java.util.List;

/** SQLite: the one writer holds the whole file. */
final class SqliteDialect implements Dialect {
  /** The mode of SQLite in which pages are given back when asked for. */
  private static final int INCREMENTAL = 2;

  /** Four megabytes. */
  private static final long KEPT_PAGES = 1_024;

  private static final long KEPT_SHARE = 10;

  private static final int PRIMARY_CODE = 0xff;
  private static final int READONLY = 8;
  private static final int CONSTRAINT = 19;

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public List<String> beginWriting() {
    return List.of("BEGIN IMMEDIATE");
  }

  @Override
  public boolean sendsTogether() {
    return false;
  }

  @Override
  public String beginReading() {
    return "BEGIN";
  }

  @Override
  public String text(String text) {
    return text;
  }

  /**
   * Only a file that this version made keeps what it needs for this; in another one the pragma does
   * nothing, and the file stays as large as it ever was, until it is restored from a backup.
   */
  @Override
  public boolean giveBackSpace(Session session, int pages) {
    if (spare(session) <= 0) {
      return false;
    }
    session.drain("PRAGMA incremental_vacuum(" + pages + ")");
    return session.controlQuery("PRAGMA auto_vacuum", 1) == INCREMENTAL && spare(session) > 0;
  }

  /** Free pages beyond those that are kept for what comes next. */
  private static long spare(Session session) {
    long kept = Math.max(KEPT_PAGES, session.controlQuery("PRAGMA page_count", 1) / KEPT_SHARE);
    return session.controlQuery("PRAGMA freelist_count", 1) - kept;
  }

  @Override
  public boolean lost(SQLException failure) {
    return false;
  }

  @Override
  public String integrity() {
    return "PRAGMA integrity_check";
  }

  @Override
  public RuntimeException translate(SQLException failure) {
    return switch (failure.getErrorCode() & PRIMARY_CODE) {
      case CONSTRAINT ->
          new IllegalStateException(
              "Expected a new row, but its key was taken (" + failure.getMessage() + ")", failure);
      case READONLY ->
          new IllegalStateException("Expected a change within Store.write, but it read", failure);
      default -> new StoreException("The database failed: " + failure.getMessage(), failure);
    };
  }
}
