package dev.holdpoint.server.beside;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where jars come from: this user's cache, Maven's local repository, else a Maven repository in the
 * network, from which they are kept in the cache.
 *
 * @param kept the cache, for all data folders
 * @param local Maven's local repository
 * @param remote null where nothing may be fetched
 */
public record JarSource(Path kept, Path local, @Nullable URI remote) {
  private static final Logger LOG = LoggerFactory.getLogger(JarSource.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long MEBIBYTE = 1 << 20;
  private static final long TOLD_EVERY = 8 * MEBIBYTE;

  /**
   * All of these jars; blocks while the missing ones are fetched, and tells how far that is.
   *
   * @param what a name for them
   * @throws NotToBeHadException where one cannot be had
   */
  List<Path> take(String what, List<Jar> jars) {
    List<Path> files = new ArrayList<>();
    List<Jar> missing = new ArrayList<>();
    try {
      for (Jar jar : jars) {
        Path maven = local.resolve(jar.path());
        Path own = kept.resolve(jar.name());
        files.add(jar.isAt(own) ? own : jar.isExactly(maven) ? maven : own);
        if (files.getLast().equals(own) && !jar.isAt(own)) {
          missing.add(jar);
        }
      }
      fetch(what, missing);
      return files;
    } catch (IOException e) {
      throw new NotToBeHadException(
          what + " cannot be had: " + e + ". Its jars are kept in " + kept + ".");
    }
  }

  private void fetch(String what, List<Jar> missing) throws IOException {
    if (missing.isEmpty()) {
      return;
    }
    URI from = remote;
    if (from == null) {
      throw new NotToBeHadException(
          "%s cannot be had: nothing may be fetched (sdk.repository is none), and %d of its jars are"
                  .formatted(what, missing.size())
              + " neither in "
              + kept
              + " nor in Maven's local repository.");
    }
    long all = missing.stream().mapToLong(Jar::bytes).sum();
    LOG.info("Fetching {}: {} files, {} MiB, from {}", what, missing.size(), all / MEBIBYTE, from);
    Files.createDirectories(kept);
    try (HttpClient client = client()) {
      long done = 0;
      long told = 0;
      for (Jar jar : missing) {
        fetch(client, from, jar);
        done += jar.bytes();
        if (done - told >= TOLD_EVERY) {
          told = done;
          LOG.info("Fetching {}: {} of {} MiB", what, done / MEBIBYTE, all / MEBIBYTE);
        }
      }
      LOG.info("Fetched {} into {}", what, kept);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotToBeHadException("The fetching of " + what + " was given up.");
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(Duration.ofSeconds(20))
        .build();
  }

  /** Half a file, or another one, is never kept. */
  private void fetch(HttpClient client, URI from, Jar jar)
      throws IOException, InterruptedException {
    URI url = URI.create(from.toString().replaceFirst("/$", "") + "/" + jar.path());
    Path part = Files.createTempFile(kept, jar.name(), ".part");
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException(url + " answered " + response.statusCode());
        }
        Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!jar.isExactly(part)) {
        throw new IOException("what " + url + " sent does not have the checksum that we know");
      }
      Files.move(part, kept.resolve(jar.name()), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
