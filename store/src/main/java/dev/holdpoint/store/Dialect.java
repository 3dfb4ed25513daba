package dev.holdpoint.store;

import java.sql.SQLException;
import java.util.List;

/** Where databases differ in what they want to be told. */
interface Dialect {
  /** The folder of its migrations under {@code migration/}. */
  String name();

  /** Begins a transaction that will write: nobody else writes until its end. */
  List<String> beginWriting();

  /** Begins a transaction that sees one state of the database to its end. */
  String beginReading();

  /**
   * Whether each message is a way to a server and back, so that statements had better share one.
   */
  boolean sendsTogether();

  /** A text as the database can keep it. */
  String text(String text);

  /** Whether the connection is of no use after this failure. */
  boolean lost(SQLException failure);

  /** A query that tells in lines what is wrong with the database, {@code ok} where nothing is. */
  String integrity();

  /** Gives freed pages back to the disk, at most so many; whether there are more. */
  boolean giveBackSpace(Session session, int pages);

  /** Our bug (a key that is taken, a change while reading) or the database's failure. */
  RuntimeException translate(SQLException failure);
}
