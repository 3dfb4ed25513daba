package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.server.beside.DynamoDbLocal;
import dev.holdpoint.server.beside.JarSource;
import dev.holdpoint.server.beside.NotToBeHadException;
import dev.holdpoint.server.calls.remote.Endpoint;
import dev.holdpoint.server.calls.remote.MavenSettings;
import dev.holdpoint.server.host.HostSettings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Servers that run beside the node, as the settings wish.
 *
 * @param dynamodb null where it is not wished
 */
record Beside(@Nullable DynamoDbLocal dynamodb) implements AutoCloseable {

  /** Begins to start them; blocks while something is fetched. */
  static Beside start(Config.Outside outside, DataFolder folder) {
    if (!outside.beside().contains(Config.Outside.DYNAMODB)) {
      return new Beside(null);
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    MavenSettings maven = MavenSettings.of(home);
    JarSource source =
        new JarSource(
            cache(home).resolve("holdpoint/jars"),
            maven.localRepository(),
            Remotes.repository(outside, maven));
    try {
      return new Beside(DynamoDbLocal.start(source, folder.dynamodb(), HostSettings.ownJava()));
    } catch (NotToBeHadException e) {
      throw new StartException(e.getMessage());
    }
  }

  /** This user's, for whatever can be fetched again. */
  private static Path cache(Path home) {
    String given = System.getenv("XDG_CACHE_HOME");
    return given == null || given.isBlank() ? home.resolve(".cache") : Path.of(given);
  }

  /** Where they serve, by the services' names. */
  Map<String, Endpoint> endpoints() {
    return dynamodb == null
        ? Map.of()
        : Map.of(Config.Outside.DYNAMODB, new Endpoint.At(dynamodb.address()));
  }

  /** Waits until they answer. */
  void awaitReady() {
    try {
      if (dynamodb != null) {
        dynamodb.awaitReady();
      }
    } catch (NotToBeHadException e) {
      throw new StartException(e.getMessage());
    }
  }

  @Override
  public void close() {
    if (dynamodb != null) {
      dynamodb.close();
    }
  }
}
