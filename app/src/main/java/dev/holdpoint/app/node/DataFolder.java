package dev.holdpoint.app.node;

import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which everything durable lies. */
public record DataFolder(Path path) {

  /** Makes the folder where it is missing; it keeps itself out of a surrounding repository. */
  static DataFolder open(Path path) {
    try {
      Files.createDirectories(path);
      Path ignore = path.resolve(".gitignore");
      if (Files.notExists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
      return new DataFolder(path);
    } catch (IOException e) {
      throw new StartException(
          "The data folder " + path + " cannot be written: " + e + ". Choose one with --data DIR.");
    }
  }

  /** Opens the store in it, which only one process may do at a time. */
  SqliteStore openStore() {
    try {
      return SqliteStore.open(path.resolve("holdpoint.db"));
    } catch (StoreException e) {
      throw new StartException(
          "The data folder %s cannot be opened: %s".formatted(path, e.getMessage())
              + " If another Holdpoint uses it, stop that one or choose another with --data DIR.");
    }
  }

  /** Where functions' code, logs and processes are. */
  Path functions() {
    return path.resolve("functions");
  }
}
