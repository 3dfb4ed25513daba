package dev.holdpoint.app.node;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.server.logs.LogFolders;
import dev.holdpoint.store.ReadOnlyStore;
import dev.holdpoint.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder in which everything durable lies. */
public record DataFolder(Path path) {
  /** How the log groups of functions begin. */
  public static final String FUNCTIONS = "/aws/lambda/";

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

  /**
   * What one of several nodes has for itself, in this folder: the first place that no other node on
   * this machine has taken.
   */
  OwnFolder forNode() {
    return OwnFolder.take(path);
  }

  /** Opens the store in it, which only one process may do at a time. */
  SqliteStore openStore() {
    try {
      return SqliteStore.open(database());
    } catch (StoreException e) {
      throw new StartException(
          "The data folder %s cannot be opened: %s".formatted(path, e.getMessage())
              + " If another Holdpoint uses it, stop that one or choose another with --data DIR.");
    }
  }

  /** Where the database is. */
  public Path database() {
    return path.resolve("holdpoint.db");
  }

  /** Looks at what is in it, whether or not a node serves it now. */
  public Store openForReading() {
    try {
      return ReadOnlyStore.open(database());
    } catch (StoreException e) {
      throw new StartException(
          "The data folder %s cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  /** Where functions' code and processes are. */
  public Path functions() {
    return path.resolve("functions");
  }

  /** Where the AWS SDK's modules are that were fetched, or put there. */
  Path sdk() {
    return path.resolve("sdk");
  }

  /** In which each bucket is a folder, unless another place was named. */
  public Path objects() {
    return path.resolve("s3");
  }

  /** Where DynamoDB Local has its tables. */
  public Path dynamodb() {
    return path.resolve("dynamodb");
  }

  /** Where what is logged into log groups is. */
  public LogFolders logs() {
    return new LogFolders(path.resolve("logs"));
  }

  /** The function of this name, or the newest one of a stack whose logical id it is. */
  public String functionNamed(String name) {
    List<String> all = functionsWithLogs();
    return all.contains(name)
        ? name
        : all.stream()
            .filter(one -> one.contains("-" + name + "-") || one.startsWith(name + "-"))
            .findFirst()
            .orElse(name);
  }

  /** The functions that wrote something. */
  public List<String> functionsWithLogs() {
    return logs().groups().stream()
        .filter(group -> group.startsWith(FUNCTIONS))
        .map(group -> group.substring(FUNCTIONS.length()))
        .toList();
  }
}
