package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.SQLException;
import java.util.List;

/** SQLite: the one writer holds the whole file. */
final class SqliteDialect implements Dialect {
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
