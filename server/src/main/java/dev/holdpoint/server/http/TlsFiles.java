package dev.holdpoint.server.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves TLS with a certificate and a key in files. When they change, connections that are made a
 * few seconds later get the new ones; while they are broken, the old ones go on. Thread-safe.
 */
public final class TlsFiles extends X509ExtendedKeyManager {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final String ALIAS = "holdpoint";

  private final Path certificate;
  private final Path key;
  private final InstantSource clock;
  private volatile Known known;

  private record Known(Certificate certificate, String seen, Instant lookedAt) {}

  private TlsFiles(Path certificate, Path key, InstantSource clock) throws IOException {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
    this.known = new Known(Certificate.read(certificate, key), seen(), clock.instant());
  }

  /**
   * What a listener serves HTTPS with.
   *
   * @throws IllegalArgumentException where the files are not what they should be
   */
  public static SSLContext context(Path certificate, Path key, InstantSource clock) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new TlsFiles(certificate, key, clock)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected TLS in every JDK, but this one has none", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The files of the certificate cannot be read: " + e.getMessage(), e);
    }
  }

  private Certificate current() {
    Known last = known;
    Instant now = clock.instant();
    return now.isBefore(last.lookedAt().plus(LOOK_EVERY)) ? last.certificate() : look(last, now);
  }

  private Certificate look(Known last, Instant now) {
    Certificate found = last.certificate();
    String seen = last.seen();
    try {
      seen = seen();
      if (!seen.equals(last.seen())) {
        found = Certificate.read(certificate, key);
        LOG.info("A new certificate is served file={}", certificate);
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The certificate cannot be read anew; the old one goes on file={}", certificate, e);
    }
    known = new Known(found, seen, now);
    return found;
  }

  private String seen() throws IOException {
    FileTime one = Files.getLastModifiedTime(certificate);
    return one + " " + Files.getLastModifiedTime(key);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return fits(type) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return fits(type) ? ALIAS : null;
  }

  private boolean fits(String type) {
    String algorithm = current().key().getAlgorithm();
    return algorithm.equals(type) || (algorithm.equals("EdDSA") && type.startsWith("Ed"));
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return current().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return current().key();
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  /** It never is a client. */
  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
