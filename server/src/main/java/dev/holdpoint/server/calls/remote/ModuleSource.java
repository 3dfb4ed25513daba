package dev.holdpoint.server.calls.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the SDK's jars come from: our own folder, Maven's local repository, else a Maven repository
 * in the network, from which they are kept in the folder.
 *
 * @param folder where fetched jars are kept, and others may be put by hand
 * @param local Maven's local repository
 * @param remote null where nothing may be fetched
 */
public record ModuleSource(Path folder, Path local, @Nullable URI remote, String version) {
  private static final Logger LOG = LoggerFactory.getLogger(ModuleSource.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The jar of this module of the SDK. */
  Path jar(String module) {
    String file = module + "-" + version + ".jar";
    Path kept = folder.resolve(file);
    Path maven = local.resolve("software/amazon/awssdk/" + module + "/" + version + "/" + file);
    if (Files.isRegularFile(kept)) {
      return kept;
    }
    return Files.isRegularFile(maven) ? maven : fetch(module, file, kept);
  }

  private Path fetch(String module, String file, Path kept) {
    if (remote == null) {
      throw missing(module, file, "nothing may be fetched (sdk.repository is none)");
    }
    String base = remote.toString().replaceFirst("/$", "");
    URI url = URI.create(base + "/software/amazon/awssdk/" + module + "/" + version + "/" + file);
    LOG.info("Fetching the AWS SDK's module {} from {}", module, url);
    try (HttpClient client = client()) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, module, ".part");
      try {
        download(client, url, part, module, file);
        check(client, url, part, module, file);
        Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      LOG.info("Fetched {} ({} KiB) into {}", file, Files.size(kept) / 1024, folder);
      return kept;
    } catch (IOException e) {
      throw missing(module, file, "it could not be fetched from " + url + " (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(module, file, "its fetching was given up");
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(Duration.ofSeconds(20))
        .build();
  }

  private void download(HttpClient client, URI url, Path into, String module, String file)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(get(url), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() == 404) {
        throw new LibraryException(
            "The AWS SDK has no module for a service named '"
                + module
                + "' (looked at "
                + url
                + ")");
      }
      if (response.statusCode() != 200) {
        throw missing(module, file, url + " answered " + response.statusCode());
      }
      Files.copy(body, into, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The repository says what the file must be: half a file is never kept. */
  private void check(HttpClient client, URI url, Path part, String module, String file)
      throws IOException, InterruptedException {
    HttpResponse<String> sum = client.send(get(URI.create(url + ".sha1")), BodyHandlers.ofString());
    if (sum.statusCode() != 200 || !sum.body().strip().startsWith(sha1(part))) {
      throw missing(module, file, "what " + url + " sent does not have its checksum");
    }
  }

  private static HttpRequest get(URI url) {
    return HttpRequest.newBuilder(url).timeout(PATIENCE).build();
  }

  private static String sha1(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-1, but this JDK does not have it", e);
    }
  }

  private LibraryException missing(String module, String file, String why) {
    return new LibraryException(
        "The AWS SDK's module '%s' is needed, but %s. Put %s (Maven: software.amazon.awssdk:%s:%s)"
                .formatted(module, why, file, module, version)
            + " into "
            + folder);
  }

  /** What a jar of the SDK says of itself under {@code META-INF/maven}, or null. */
  static @Nullable String ownPom(Path jar, String module) throws IOException {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(jar.toFile())) {
      var entry = zip.getEntry("META-INF/maven/software.amazon.awssdk/" + module + "/pom.xml");
      return entry == null
          ? null
          : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
