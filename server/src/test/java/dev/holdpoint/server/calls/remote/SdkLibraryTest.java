package dev.holdpoint.server.calls.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a Maven repository of the test's own, with modules that the SDK does not have. */
final class SdkLibraryTest {
  private static final String VERSION = "9.9.9";

  @TempDir Path folder;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
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
            byte[] file = files.get(path);
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
              exchange.getResponseBody().write(file);
            }
          }
        });
    repository.start();
  }

  @AfterEach
  void stop() {
    repository.stop(0);
  }

  private SdkLibrary library(@Nullable String remote) {
    return new SdkLibrary(
        new ModuleSource(
            folder.resolve("sdk"),
            folder.resolve("m2"),
            remote == null ? null : URI.create(remote),
            VERSION));
  }

  private SdkLibrary library() {
    return library("http://127.0.0.1:" + repository.getAddress().getPort() + "/maven2/");
  }

  private static byte[] jar(String module, String... needs) throws IOException {
    StringBuilder pom = new StringBuilder("<project><dependencies>");
    for (String need : needs) {
      pom.append(
          "<dependency><groupId>software.amazon.awssdk</groupId><artifactId>%s</artifactId></dependency>"
              .formatted(need));
    }
    pom.append(
        "<dependency><groupId>software.amazon.awssdk</groupId><artifactId>never</artifactId>"
            + "<scope>test</scope></dependency>"
            + "<dependency><groupId>io.other</groupId><artifactId>other</artifactId></dependency>"
            + "</dependencies></project>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(
          new ZipEntry("META-INF/maven/software.amazon.awssdk/" + module + "/pom.xml"));
      zip.write(pom.toString().getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(module + ".txt"));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private void publish(String module, byte[] jar, String sum) {
    String path =
        "/maven2/software/amazon/awssdk/%s/%s/%s-%s.jar"
            .formatted(module, VERSION, module, VERSION);
    files.put(path, jar);
    files.put(path + ".sha1", sum.getBytes(StandardCharsets.US_ASCII));
  }

  private static String sha1(byte[] file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
  }

  @Test
  void moduleIsFetchedOnceWithWhatItNeeds() throws Exception {
    // The last two are on our own class path, or bring a client that we do not want.
    byte[] first = jar("first", "second", "sdk-core", "netty-nio-client");
    byte[] second = jar("second");
    publish("first", first, sha1(first));
    publish("second", second, sha1(second));
    try (SdkLibrary library = library()) {
      ClassLoader loader = library.module("first");
      assertNotNull(loader.getResource("first.txt"));
      assertNotNull(loader.getResource("second.txt"));
      assertSame(loader, library.module("first"));
    }
    assertEquals(4, asked.size(), asked.toString());
    try (SdkLibrary again = library("http://127.0.0.1:1/")) {
      assertNotNull(again.module("first").getResource("second.txt"));
    }
  }

  @Test
  void mavensOwnRepositoryIsLookedAtFirst() throws Exception {
    Path there = folder.resolve("m2/software/amazon/awssdk/first/" + VERSION);
    Files.createDirectories(there);
    Files.write(there.resolve("first-" + VERSION + ".jar"), jar("first"));
    try (SdkLibrary library = library(null)) {
      assertNotNull(library.module("first").getResource("first.txt"));
    }
  }

  @Test
  void moduleOfOurOwnIsNotFetched() {
    try (SdkLibrary library = library(null)) {
      assertSame(SdkLibrary.class.getClassLoader(), library.module("sqs"));
    }
  }

  @Test
  void whatCannotBeHadIsToldWithItsRemedy() throws Exception {
    byte[] half = jar("half");
    publish("half", half, sha1(new byte[] {1}));
    try (SdkLibrary library = library();
        SdkLibrary alone = library(null)) {
      assertTrue(told(library, "half").contains("does not have its checksum"));
      assertFalse(Files.exists(folder.resolve("sdk/half-" + VERSION + ".jar")));
      assertTrue(told(library, "none").contains("no module for a service named 'none'"));
      assertTrue(told(library, "../x").contains("no service named"));
      String offline = told(alone, "some");
      assertTrue(offline.contains("Put some-9.9.9.jar"), offline);
      assertTrue(offline.contains("software.amazon.awssdk:some:9.9.9"), offline);
      assertTrue(offline.contains(folder.resolve("sdk").toString()), offline);
    }
  }

  private static String told(SdkLibrary library, String module) {
    return String.valueOf(
        assertThrows(LibraryException.class, () -> library.module(module)).getMessage());
  }

  @Test
  void mavensSettingsNameMirrorAndRepository() throws Exception {
    assertEquals(
        new MavenSettings(folder.resolve(".m2/repository"), null), MavenSettings.of(folder));
    Files.createDirectories(folder.resolve(".m2"));
    Files.writeString(
        folder.resolve(".m2/settings.xml"),
        "<settings><localRepository>${user.home}/jars</localRepository><mirrors>"
            + "<mirror><mirrorOf>other</mirrorOf><url>https://a/</url></mirror>"
            + "<mirror><mirrorOf>x, central</mirrorOf><url>https://b/</url></mirror>"
            + "</mirrors></settings>");
    assertEquals(
        new MavenSettings(folder.resolve("jars"), URI.create("https://b/")),
        MavenSettings.of(folder));
  }
}
