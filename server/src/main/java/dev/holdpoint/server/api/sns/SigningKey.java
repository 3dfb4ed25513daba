package dev.holdpoint.server.api.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.MessageSigner;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The installation's RSA key for SNS's messages, with the certificate that proves it: made once,
 * kept in the store. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">
 *     Verifying the signatures of SNS messages</a>
 */
public final class SigningKey implements MessageSigner {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
  private static final String NAME = "sns-signing";
  private static final int BITS = 2_048;
  private static final int NAME_DIGITS = 32;
  private static final int LINE = 64;

  private final PrivateKey key;
  private final byte[] certificate;

  private SigningKey(PrivateKey key, byte[] certificate) {
    this.key = key;
    this.certificate = certificate.clone();
  }

  /** The key of this installation. */
  public static SigningKey of(Store store, Instant now) {
    JsonNode known = store.<@Nullable JsonNode>read(SigningKey::find);
    try {
      if (known == null) {
        // Outside of the unit of work: it takes a while. Whoever writes first wins.
        JsonNode made = make(now);
        known =
            store.write(tx -> {
              JsonNode other = find(tx);
              if (other == null) {
                tx.resources().put(ResourceKind.SETTING, NAME, made);
              }
              return other == null ? made : other;
            });
      }
      return read(known);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java to know RSA, but this one does not", e);
    }
  }

  /** Another key does as well as one that is damaged: whoever checks asks for its certificate. */
  private static @Nullable JsonNode find(Tx tx) {
    try {
      return tx.resources().find(ResourceKind.SETTING, NAME);
    } catch (DamagedRow damaged) {
      LOG.error("The key of SNS's signatures is damaged, so another one is made", damaged);
      return null;
    }
  }

  private static JsonNode make(Instant now) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    Base64.Encoder text = Base64.getEncoder();
    return Json.object()
        .put("key", text.encodeToString(pair.getPrivate().getEncoded()))
        .put("certificate", text.encodeToString(SelfSigned.certificate(pair, "Holdpoint", now)));
  }

  private static SigningKey read(JsonNode json) throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(json.path("key").asString());
    byte[] certificate = Base64.getDecoder().decode(json.path("certificate").asString());
    return new SigningKey(
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)), certificate);
  }

  @Override
  public String sign(String version, String text) {
    try {
      Signature signature =
          Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java to sign by RSA, but it failed", e);
    }
  }

  @Override
  public String certificateName() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return "SimpleNotificationService-"
          + HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS)
          + ".pem";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java to know SHA-256, but it failed", e);
    }
  }

  /** The certificate as a PEM file. */
  String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "SigningKey[" + certificateName() + "]";
  }
}
