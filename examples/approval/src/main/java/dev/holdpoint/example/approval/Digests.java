package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** The two digests that are used here. */
final class Digests {
  private Digests() {}

  /** Ten hexadecimal digits that stand for a name: the same ones every time. */
  static String shortHex(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 5);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected SHA-256, but this Java has none", e);
    }
  }

  static byte[] hmac(SecretKey key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256, but this Java has none", e);
    }
  }
}
