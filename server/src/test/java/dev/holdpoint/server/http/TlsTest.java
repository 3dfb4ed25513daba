package dev.holdpoint.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");

  /** A certificate as PEM files, and a client that trusts it alone. */
  private HttpClient write(String algorithm, Path certificate, Path key) throws Exception {
    Path file = folder.resolve(algorithm + Files.list(folder).count() + ".p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    algorithm,
                    "-validity",
                    "2",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-keystore",
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    Certificate made = keys.getCertificate("a");
    Files.writeString(certificate, pem("CERTIFICATE", made.getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded()));
    return client((X509Certificate) made);
  }

  private static String pem(String name, byte[] bytes) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(name, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
  }

  private static HttpClient client(X509Certificate trusted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("own", trusted);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static String get(HttpClient client, URI uri) throws Exception {
    try (client) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private HttpListener listener(Path certificate, Path key) {
    HttpSettings usual = HttpSettings.loopback(0, 1000);
    SSLContext tls = TlsFiles.context(certificate, key, () -> now);
    HttpListener listener =
        new HttpListener(
            new HttpSettings(
                "localhost",
                0,
                usual.requestBytes(),
                usual.headerBytes(),
                usual.idleTimeout(),
                usual.stopGrace(),
                new Exposure(true, false, tls)),
            List.of(new Schemes()));
    listener.start();
    return listener;
  }

  /** Says how it was asked. */
  private record Schemes() implements WebRoute {
    @Override
    public boolean matches(WebRequest request) {
      return true;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return WebResponse.text(200, "by " + request.header("x-forwarded-proto"));
    }
  }

  @Test
  void servesTlsOutsideAndPlainHttpToThisMachineAndTakesUpANewCertificate() throws Exception {
    Path certificate = folder.resolve("c.pem");
    Path key = folder.resolve("k.pem");
    HttpClient first = write("RSA", certificate, key);
    try (HttpListener listener = listener(certificate, key)) {
      URI outer = URI.create("https://localhost:" + listener.port() + "/");
      assertEquals("by https", get(first, outer));
      assertEquals("by null", get(HttpClient.newHttpClient(), listener.innerAddress()));
      assertThrows(
          SSLHandshakeException.class, () -> get(HttpClient.newHttpClient(), outer), "untrusted");

      HttpClient second = write("EC", certificate, key);
      Files.setLastModifiedTime(key, java.nio.file.attribute.FileTime.from(now));
      now = now.plus(Duration.ofSeconds(6));
      assertEquals("by https", get(second, outer));
    }
  }

  @Test
  void filesThatDoNotFitAreRefusedWithoutShowingThem() throws Exception {
    Path certificate = folder.resolve("c.pem");
    Path key = folder.resolve("k.pem");
    write("EC", certificate, key).close();
    String secret = Files.readString(key);
    write("EC", certificate, folder.resolve("other.pem")).close();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> TlsFiles.context(certificate, key, () -> now))
            .getMessage();
    assertTrue(message.contains("another certificate"), message);
    assertFalse(message.contains(secret.split("\n", -1)[1]));
    Files.writeString(key, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    message =
        assertThrows(
                IllegalArgumentException.class, () -> TlsFiles.context(certificate, key, () -> now))
            .getMessage();
    assertTrue(message.contains("openssl pkcs8"), message);
  }

  @Test
  void othersReachItOnlyWithKeysAndTls() throws IOException {
    HttpSettings usual = HttpSettings.loopback(0, 1000);
    for (Exposure exposure : List.of(Exposure.NONE, new Exposure(true, false, null))) {
      HttpSettings open =
          new HttpSettings(
              "0.0.0.0", 0, 1000, 8192, usual.idleTimeout(), usual.stopGrace(), exposure);
      assertThrows(IllegalArgumentException.class, () -> new HttpListener(open, List.of()));
    }
  }
}
