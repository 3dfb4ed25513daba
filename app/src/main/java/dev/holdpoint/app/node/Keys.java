package dev.holdpoint.app.node;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Keys that the installation makes once and keeps for good, in its store. */
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Keys() {}

  /** The key of this name: random when it is asked for first, the same ever after. */
  static byte[] of(Store store, String name) {
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
