package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer that was given on the page from one that a scanner or another site made up. The
 * browser gets a random visitor number in a cookie, and the page a MAC of that number and the link.
 * Only who has loaded the page has both.
 */
final class PageProof {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  PageProof(LinkKeys keys) {
    this.key = keys.derive("page proof", "HmacSHA256");
  }

  static String newVisitor() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  String of(String visitor, String link) {
    return encode(Digests.hmac(key, (visitor + " " + link).getBytes(UTF_8)));
  }

  boolean holds(@Nullable String visitor, String link, @Nullable String proof) {
    return visitor != null
        && proof != null
        && MessageDigest.isEqual(of(visitor, link).getBytes(UTF_8), proof.getBytes(UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
