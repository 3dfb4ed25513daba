package dev.holdpoint.store;

import java.util.Set;

/**
 * The connection through which a writer writes, one transaction after another. One thread at a
 * time.
 */
interface WriterConnection extends AutoCloseable {
  /**
   * Begins a transaction: nobody else writes to the database until its end.
   *
   * @return what the units in it see; of no use after the transaction's end
   */
  JdbcTx begin();

  /**
   * Commits the transaction. When it returns, what was changed has reached the disk.
   *
   * @param news what its units announce to other nodes
   * @throws dev.holdpoint.core.store.StoreException where nothing of it was kept, or where that
   *     cannot be known
   */
  void commit(Set<String> news);

  /** Ends the transaction, if there still is one, with nothing kept. Never throws. */
  void rollback();

  @Override
  void close();
}
