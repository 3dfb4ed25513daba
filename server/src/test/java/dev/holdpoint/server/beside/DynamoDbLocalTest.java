package dev.holdpoint.server.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.server.host.Guard;
import dev.holdpoint.server.host.HostSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process is kept: with a small web server of the JDK's in its place. */
class DynamoDbLocalTest {
  private static final String WEB_SERVER =
      """
      #!/bin/sh
      while [ "$1" != -port ]; do shift; done
      echo "started $2"
      exec %s -m jdk.httpserver -b 127.0.0.1 -p "$2"
      """;

  @TempDir Path folder;

  private DynamoDbProgram program(String script) throws IOException {
    Path java = Files.writeString(folder.resolve("java"), script);
    assertTrue(java.toFile().setExecutable(true));
    return new DynamoDbProgram(List.of(), folder, java, Guard.install(folder.resolve("programs")));
  }

  private DynamoDbLocal webServer() throws IOException {
    return DynamoDbLocal.start(program(WEB_SERVER.formatted(HostSettings.ownJava())));
  }

  private long starts() {
    try {
      return Files.readAllLines(folder.resolve("dynamodb-local.log")).stream()
          .filter(line -> line.startsWith("started"))
          .count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean answers(URI address) {
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var request = java.net.http.HttpRequest.newBuilder(address).build();
      return client.send(request, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "waited in vain");
      Thread.yield();
      Thread.onSpinWait();
    }
  }

  private static List<ProcessHandle> below() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains("jdk.httpserver"))
        .toList();
  }

  @Test
  void itIsStartedAgainWhereItWasAndEndsWithUs() throws Exception {
    URI address;
    try (DynamoDbLocal local = webServer()) {
      local.awaitReady();
      address = local.address();
      assertTrue(answers(address));
      below().forEach(ProcessHandle::destroyForcibly);
      await(() -> starts() == 2);
      await(() -> answers(address));
    }
    assertFalse(answers(address));
    assertEquals(List.of(), below());
    try (DynamoDbLocal next = webServer()) {
      next.awaitReady();
      assertEquals(address, next.address());
    }
  }

  @Test
  void whatNeverAnswersIsGivenUpAndItsLogIsNamed() throws Exception {
    try (DynamoDbLocal local = DynamoDbLocal.start(program("#!/bin/sh\necho broken\nexit 3\n"))) {
      String refusal = assertThrows(NotToBeHadException.class, local::awaitReady).getMessage();
      assertTrue(refusal.contains("dynamodb-local.log"), refusal);
      assertNotEquals("", Files.readString(folder.resolve("dynamodb-local.log")));
    }
  }

  /** The real one: fetched from Maven's repository, and therefore only on demand. */
  @Test
  void theRealOneListensOnThisMachineAlone() throws Exception {
    if (!Boolean.getBoolean("holdpoint.fetch")) {
      Assumptions.abort("DynamoDB Local is fetched with -Dholdpoint.fetch=true only: skipped");
    }
    JarSource source =
        new JarSource(
            folder.resolve("jars"),
            Path.of(System.getProperty("user.home"), ".m2/repository"),
            URI.create("https://repo.maven.apache.org/maven2"));
    try (DynamoDbLocal local =
        DynamoDbLocal.start(source, folder.resolve("data"), HostSettings.ownJava())) {
      local.awaitReady();
      assertTrue(Files.size(folder.resolve("data/LICENSE.txt")) > 0);
      int port = local.address().getPort();
      for (var network :
          java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
        for (var host : java.util.Collections.list(network.getInetAddresses())) {
          if (!host.isLoopbackAddress()) {
            assertThrows(IOException.class, () -> new java.net.Socket(host, port).close());
          }
        }
      }
    }
  }
}
