package dev.holdpoint.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with those between it and its root, and its private key, as PEM files have them.
 */
record Certificate(List<X509Certificate> chain, PrivateKey key) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /**
   * Reads both files.
   *
   * @throws IllegalArgumentException where they are not what they should be; the key is not shown
   */
  static Certificate read(Path certificate, Path key) throws IOException {
    byte[] chainFile = Files.readAllBytes(certificate);
    String keyFile = Files.readString(key);
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(chainFile))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("There is no certificate in " + certificate);
      }
      PublicKey publicKey = chain.getFirst().getPublicKey();
      PrivateKey privateKey = privateKey(keyFile, publicKey.getAlgorithm(), key);
      checkPair(publicKey, privateKey, key);
      return new Certificate(chain, privateKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The certificate in " + certificate + " and the key in " + key + " cannot be read", e);
    }
  }

  private static PrivateKey privateKey(String pem, String algorithm, Path file)
      throws GeneralSecurityException {
    Matcher found = KEY.matcher(pem);
    if (!found.find()) {
      throw new IllegalArgumentException(
          "There is no unencrypted PKCS #8 key in "
              + file
              + "; make one with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  /** What one signs the other must confirm. */
  private static void checkPair(PublicKey publicKey, PrivateKey privateKey, Path file)
      throws GeneralSecurityException {
    String algorithm =
        switch (publicKey) {
          case RSAPublicKey _ -> "SHA256withRSA";
          case PublicKey other when other.getAlgorithm().equals("EC") -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(privateKey);
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update((byte) 1);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("The key in " + file + " is that of another certificate");
    }
  }

  /** The key stays out of logs. */
  @Override
  public String toString() {
    return "Certificate[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
