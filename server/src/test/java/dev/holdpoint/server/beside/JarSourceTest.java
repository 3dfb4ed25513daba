package dev.holdpoint.server.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a Maven repository of the test's own. */
class JarSourceTest {
  @TempDir Path folder;
  private final Map<String, String> served = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer repository;

  @BeforeEach
  void serve() throws IOException {
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    repository.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = served.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    repository.start();
  }

  @AfterEach
  void stop() {
    repository.stop(0);
  }

  private static Jar jar(String name, String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
    return new Jar("a/b/" + name, HexFormat.of().formatHex(sum), bytes.length);
  }

  private JarSource source(@Nullable URI remote) {
    return new JarSource(folder.resolve("kept"), folder.resolve("m2"), remote);
  }

  private JarSource source() {
    return source(URI.create("http://127.0.0.1:" + repository.getAddress().getPort() + "/maven2/"));
  }

  @Test
  void jarIsFetchedOnceAndKept() throws Exception {
    served.put("/maven2/a/b/x.jar", "content");
    List<Path> files = source().take("It", List.of(jar("x.jar", "content")));
    assertEquals("content", Files.readString(files.getFirst()));
    assertEquals(files, source(null).take("It", List.of(jar("x.jar", "content"))));
    assertEquals(List.of("/maven2/a/b/x.jar"), asked);
  }

  @Test
  void whatIsNotThatVeryJarIsNotKept() throws Exception {
    served.put("/maven2/a/b/x.jar", "Content");
    Jar jar = jar("x.jar", "content");
    String refusal =
        assertThrows(NotToBeHadException.class, () -> source().take("It", List.of(jar)))
            .getMessage();
    assertTrue(refusal.startsWith("It cannot be had"), refusal);
    assertTrue(refusal.contains("checksum"), refusal);
    try (var left = Files.list(folder.resolve("kept"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void mavensOwnFolderIsUsedWhereTheJarIsTheSame() throws Exception {
    Path there = Files.createDirectories(folder.resolve("m2/a/b")).resolve("x.jar");
    Files.writeString(there, "content");
    assertEquals(List.of(there), source(null).take("It", List.of(jar("x.jar", "content"))));
    Files.writeString(there, "Content");
    assertThrows(
        NotToBeHadException.class, () -> source(null).take("It", List.of(jar("x.jar", "content"))));
  }

  @Test
  void nothingIsFetchedWhereNothingMayBe() throws Exception {
    Jar jar = jar("x.jar", "content");
    String refusal =
        assertThrows(NotToBeHadException.class, () -> source(null).take("It", List.of(jar)))
            .getMessage();
    assertTrue(refusal.contains("sdk.repository is none"), refusal);
    assertFalse(Files.exists(folder.resolve("kept")));
  }
}
