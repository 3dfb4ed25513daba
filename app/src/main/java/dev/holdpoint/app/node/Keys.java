package dev.holdpoint.app.node;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Keys that the installation makes once and keeps for good, in its store. */
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final int BYTES = 32;

  private Keys() {}

  /**
   * The key of this name: random when it is asked for first, the same ever after.
   *
   * @throws StartException where it is damaged: with another one nothing that was handed out counts
   */
  static byte[] irreplaceable(Store store, String name) {
    try {
      return known(store, name);
    } catch (DamagedRow damaged) {
      throw new StartException(
          "The key '%s' in the store cannot be read. With another one all answers that people and"
                  .formatted(name)
              + " workers still owe would be refused for good. Restore a backup.");
    }
  }

  /** As {@link #irreplaceable}, but where it is damaged another one takes its place. */
  static byte[] of(Store store, String name) {
    try {
      return known(store, name);
    } catch (DamagedRow damaged) {
      LOG.error("A key is damaged, so another one is made name={}", name, damaged);
      store.write(tx -> tx.resources().delete(ResourceKind.SETTING, name));
      return known(store, name);
    }
  }

  private static byte[] known(Store store, String name) {
    String text =
        store.write(tx -> {
          JsonNode known = tx.resources().find(ResourceKind.SETTING, name);
          if (known != null) {
            return known.path("key").asString();
          }
          String made = secret();
          tx.resources().put(ResourceKind.SETTING, name, Json.object().put("key", made));
          return made;
        });
    return Base64.getUrlDecoder().decode(text);
  }

  /** A new secret as text. */
  static String secret() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
