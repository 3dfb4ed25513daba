package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.Secret;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.store.PostgresStore;

/** The store that the settings name, for looking at it, whether or not nodes use it now. */
public final class StoreToRead {
  private StoreToRead() {}

  /**
   * Opens it.
   *
   * @throws StartException where it cannot be had
   */
  public static Store open(Config config) {
    Config.Database database = config.database();
    if (database == null) {
      return new DataFolder(config.data()).openForReading();
    }
    Secret password = database.password();
    try {
      return PostgresStore.open(
          database.url(), database.user(), password == null ? null : password.value(), _ -> {});
    } catch (StoreException e) {
      throw new StartException(
          "The database %s cannot be read: %s".formatted(database.url(), e.getMessage()));
    }
  }
}
