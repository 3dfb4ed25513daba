package dev.holdpoint.example.approval;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Turns a request into the last part of its link, and back. AES-GCM hides the token from everyone
 * who sees the link and shows every change to it.
 *
 * <p>The nonce is a MAC of the content: the same request has the same link whenever its mail is
 * sent again, and different requests never share a nonce.
 */
final class LinkSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST_LINK = 8000;

  private final SecretKey contentKey;
  private final SecretKey nonceKey;

  LinkSeal(LinkKeys keys) {
    this.contentKey = keys.derive("link content", "AES");
    this.nonceKey = keys.derive("link nonce", "HmacSHA256");
  }

  String seal(ReviewRequest request) {
    byte[] content = request.toBytes();
    byte[] nonce = Arrays.copyOf(Digests.hmac(nonceKey, content), NONCE_BYTES);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + content.length + TAG_BITS / 8);
    try {
      cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content, 0, content.length, sealed, NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected to seal a link, but the cipher failed", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** The request in a link, or nothing where the link is forged, damaged or of another key. */
  Optional<ReviewRequest> open(String link) {
    byte[] sealed = decode(link);
    if (sealed.length <= NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES));
      byte[] content = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(ReviewRequest.fromBytes(content));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected to open a link, but the cipher failed", e);
    }
  }

  /** The link's bytes; none where it is not exactly what encoding these bytes would give. */
  private static byte[] decode(String link) {
    if (link.length() > LONGEST_LINK) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(link);
      String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return again.equals(link) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, contentKey, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
