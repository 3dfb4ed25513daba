package dev.holdpoint.server.api.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What only a page can know, good for one answer. Making one stores nothing, for scanners open
 * links without end; using one does, until it would have expired. Thread-safe.
 */
public final class PageNonces {
  /** How long a page may stand open. */
  private static final Duration OPEN = Duration.ofHours(12);

  private static final int RANDOM_BYTES = 16;
  private static final int SWEPT = 50;

  private final Store store;
  private final byte[] key;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key the installation's own
   */
  public PageNonces(Store store, byte[] key, InstantSource clock) {
    this.store = store;
    this.key = key.clone();
    this.clock = clock;
  }

  /** What one is worth. */
  enum Worth {
    OPEN,
    USED,
    UNKNOWN
  }

  /** A new one for a link: when it ends, chance, and a MAC over both and the link. */
  String create(String link) {
    byte[] chance = new byte[RANDOM_BYTES];
    random.nextBytes(chance);
    String head =
        "%012d-%s"
            .formatted(
                clock.instant().plus(OPEN).getEpochSecond(), HexFormat.of().formatHex(chance));
    return head + "-" + mac(head + " " + link);
  }

  /** What it was worth; from now on it is used. */
  Worth use(String link, String nonce) {
    String head = nonce.substring(0, Math.max(0, nonce.lastIndexOf('-')));
    boolean ours =
        nonce.matches("\\d{12}-[0-9a-f]{32}-[0-9a-f]{64}")
            && MessageDigest.isEqual(
                nonce.getBytes(UTF_8), (head + "-" + mac(head + " " + link)).getBytes(UTF_8));
    if (!ours || head.compareTo(now()) < 0) {
      return Worth.UNKNOWN;
    }
    return store.write(tx -> use(tx, head));
  }

  private Worth use(Tx tx, String head) {
    for (Resource old : tx.resources().list(ResourceKind.CONFIRMATION, "", null, SWEPT)) {
      if (old.key().compareTo(now()) < 0) {
        tx.resources().delete(ResourceKind.CONFIRMATION, old.key());
      }
    }
    if (tx.resources().find(ResourceKind.CONFIRMATION, head) != null) {
      return Worth.USED;
    }
    tx.resources().put(ResourceKind.CONFIRMATION, head, Json.object());
    return Worth.OPEN;
  }

  private String now() {
    return "%012d".formatted(clock.instant().getEpochSecond());
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every Java, but it is not there", e);
    }
  }
}
