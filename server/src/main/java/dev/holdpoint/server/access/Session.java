package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has become another for a while; it travels with its holder as a session token.
 *
 * @param id of the key that it is used with
 * @param issuer the key whose holder began it
 */
record Session(String id, String issuer, String account, AccessRole role, Instant until) {
  private static final int FIELDS = 6;
  private static final int MOST = 2_048;

  String sealed(byte[] secret) {
    String text = text();
    String all = text + "\n" + seal(secret, text);
    return Base64.getEncoder().encodeToString(all.getBytes(UTF_8));
  }

  private String text() {
    return String.join(
        "\n", id, issuer, account, role.text(), Long.toString(until.getEpochSecond()));
  }

  private static String seal(byte[] secret, String text) {
    return Hashes.hex(Hashes.hmac(secret, "token/" + text));
  }

  /** The session of a token, or null where we never made it. */
  static @Nullable Session open(String token, byte[] secret) {
    String[] fields = fields(token);
    if (fields.length != FIELDS) {
      return null;
    }
    AccessRole role = AccessRole.of(fields[3]);
    String text = String.join("\n", fields[0], fields[1], fields[2], fields[3], fields[4]);
    if (role == null || !Hashes.same(fields[5], seal(secret, text))) {
      return null;
    }
    Instant until = Instant.ofEpochSecond(Long.parseLong(fields[4]));
    return new Session(fields[0], fields[1], fields[2], role, until);
  }

  private static String[] fields(String token) {
    try {
      String text =
          token.length() > MOST ? "" : new String(Base64.getDecoder().decode(token), UTF_8);
      return text.split("\n", -1);
    } catch (IllegalArgumentException e) {
      return new String[0];
    }
  }
}
