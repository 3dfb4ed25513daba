package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.Secret;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.work.Sharing;
import dev.holdpoint.store.PostgresStore;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a node stands on: the store, what it has for itself on the disk, and whether it is alone. A
 * file in the data folder for one node, or a database for several.
 *
 * @param clock what time it is for all nodes that stand on it
 * @param own held while it runs, where other nodes may be beside it
 */
record Ground(
    Store store, DataFolder folder, Sharing sharing, InstantSource clock, @Nullable OwnFolder own)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param news hears what other nodes announce
   * @throws StartException where it cannot be had
   */
  static Ground open(Config config, Consumer<String> news) {
    DataFolder folder = DataFolder.open(config.data());
    Config.Database database = config.database();
    return database == null
        ? new Ground(folder.openStore(), folder, Sharing.ALONE, InstantSource.system(), null)
        : shared(database, folder.forNode(), news);
  }

  private static Ground shared(Config.Database database, OwnFolder own, Consumer<String> news) {
    Secret password = database.password();
    try {
      PostgresStore store =
          PostgresStore.open(
              database.url(), database.user(), password == null ? null : password.value(), news);
      Sharing sharing = Sharing.withOthers(database.lease());
      return new Ground(store, own.folder(), sharing, store.time(), own);
    } catch (StoreException e) {
      own.letGo();
      throw new StartException(
          "The database %s cannot be used: %s".formatted(database.url(), e.getMessage())
              + " Check --db, and the user and password (HOLDPOINT_DB_PASSWORD, db.password-file).");
    }
  }

  /** Lets go of the place on the disk; the store has its own end. */
  @Override
  public void close() {
    if (own != null) {
      own.letGo();
    }
  }
}
