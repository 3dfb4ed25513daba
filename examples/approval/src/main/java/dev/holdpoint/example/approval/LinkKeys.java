package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The keys that come from the one secret in the environment: each serves one purpose. */
final class LinkKeys {
  private static final int MIN_LENGTH = 16;

  private final byte[] secret;

  LinkKeys(String secret) {
    if (secret.length() < MIN_LENGTH) {
      throw new IllegalStateException(
          "Expected a link key of 16 characters or more, but it was shorter (length="
              + secret.length()
              + ")");
    }
    this.secret = secret.getBytes(UTF_8);
  }

  /** As the template gives it. */
  static LinkKeys fromEnvironment() {
    return new LinkKeys(Settings.required("LINK_KEY"));
  }

  SecretKey derive(String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .addSalt("holdpoint-example-approval".getBytes(UTF_8))
              .thenExpand(purpose.getBytes(UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HKDF-SHA256, but this Java has none", e);
    }
  }
}
