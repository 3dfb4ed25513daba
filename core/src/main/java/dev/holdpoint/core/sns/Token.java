package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a link in a mail carries: the subscription's number, and a proof for one purpose that only
 * this server can make. Nothing secret can be read from it.
 */
final class Token {
  private static final int ID_LENGTH = 32;
  private static final int PROOF_BYTES = 16;

  /** What a token lets its holder do. */
  enum Purpose {
    CONFIRM,
    UNSUBSCRIBE
  }

  private Token() {}

  static String of(Subscription subscription, Purpose purpose) {
    return subscription.id().replace("-", "") + proof(subscription, purpose);
  }

  /** The number of the subscription that a token is said to be for, or null if it is none. */
  static @Nullable String subscriptionId(String token) {
    if (token.length() != ID_LENGTH + 2 * PROOF_BYTES || !token.matches("[0-9a-f]+")) {
      return null;
    }
    long most = Long.parseUnsignedLong(token.substring(0, ID_LENGTH / 2), 16);
    long least = Long.parseUnsignedLong(token.substring(ID_LENGTH / 2, ID_LENGTH), 16);
    return new UUID(most, least).toString();
  }

  static boolean proves(String token, Subscription subscription, Purpose purpose) {
    return MessageDigest.isEqual(token.getBytes(UTF_8), of(subscription, purpose).getBytes(UTF_8));
  }

  private static String proof(Subscription subscription, Purpose purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(subscription.secret().getBytes(UTF_8), "HmacSHA256"));
      byte[] proof = mac.doFinal(purpose.name().toLowerCase(Locale.ROOT).getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(proof, PROOF_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Expected every Java to know HmacSHA256, but this one does not", e);
    }
  }
}
