package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.SQLException;
import java.util.List;

/**
 * PostgreSQL. One writer at a time, whichever node it is: each transaction that writes begins with
 * a lock of the whole installation, which the server lets go of at its end or when it loses the
 * node. So units of work see the same serial world as on one node.
 */
final class PostgresDialect implements Dialect {
  private static final String CONNECTION = "08";
  private static final String OPERATOR_INTERVENTION = "57P";
  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String READ_ONLY = "25006";
  private static final String CONSTRAINT = "23";

  private final List<String> beginWriting;

  /**
   * @param lock the installation's own number in the database
   */
  PostgresDialect(long lock) {
    this.beginWriting =
        List.of(
            // Whoever waited for the lock must see what was committed meanwhile, so each statement
            // looks anew, whatever isolation is usual in this database.
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            "SELECT pg_advisory_xact_lock(%d)".formatted(lock));
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public List<String> beginWriting() {
    return beginWriting;
  }

  @Override
  public boolean sendsTogether() {
    return true;
  }

  @Override
  public String beginReading() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }

  /** PostgreSQL keeps neither the character 0 nor half of a pair: both become U+FFFD. */
  @Override
  public String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  /** The server checks its pages by their checksums whenever it reads them. */
  @Override
  public String integrity() {
    return "SELECT 'ok'";
  }

  /** Autovacuum does it. */
  @Override
  public boolean giveBackSpace(Session session, int pages) {
    return false;
  }

  @Override
  public boolean lost(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith(CONNECTION)
        || state.startsWith(OPERATOR_INTERVENTION)
        || state.equals(IDLE_IN_TRANSACTION);
  }

  @Override
  public RuntimeException translate(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith(CONSTRAINT)) {
      return new IllegalStateException(
          "Expected a new row, but its key was taken (" + failure.getMessage() + ")", failure);
    }
    if (state.equals(READ_ONLY)) {
      return new IllegalStateException(
          "Expected a change within Store.write, but it read", failure);
    }
    return new StoreException("The database failed: " + failure.getMessage(), failure);
  }
}
