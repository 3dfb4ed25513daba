package dev.holdpoint.store;

import java.sql.SQLException;

/** Where databases differ in what they want to be told. */
interface Dialect {
  /** The folder of its migrations under {@code migration/}. */
  String name();

  /** Begins a transaction that will write. */
  String beginWriting();

  /** Begins a transaction that sees one state of the database to its end. */
  String beginReading();

  /** Ends a query whose rows nobody else may change before the transaction's end. */
  String lockRows(String table);

  /** Ends a query that takes only rows which nobody else holds. */
  String skipLocked();

  /** A query that tells in lines what is wrong with the database, {@code ok} where nothing is. */
  String integrity();

  /** Our bug (a key that is taken, a change while reading) or the database's failure. */
  RuntimeException translate(SQLException failure);
}
