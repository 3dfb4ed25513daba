package dev.holdpoint.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.states.Retention;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  @TempDir Path folder;

  private static String refusal(Map<String, String> environment, Map<String, String> flags) {
    return assertThrows(ConfigException.class, () -> ConfigReader.read(null, environment, flags))
        .getMessage();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("holdpoint.yaml"), text);
  }

  @Test
  void defaultsNeedNothing() {
    Config config = ConfigReader.read(null, Map.of("PATH", "/bin"), Map.of());
    assertEquals(new Config.Http("127.0.0.1", 4566), config.http());
    assertNull(config.smtp());
  }

  @Test
  void serversBesideAreThoseThatCanBeFetched() throws IOException {
    Config.Outside outside =
        ConfigReader.read(file("with: [dynamodb]"), Map.of(), Map.of()).outside();
    assertEquals(Set.of("dynamodb"), outside.beside());
    assertTrue(refusal(Map.of(), Map.of("with", "dynamodb,s3")).contains("s3"));
    Map<String, String> both =
        Map.of("with", "dynamodb", "endpoints", "dynamodb=http://127.0.0.1:8000");
    assertTrue(refusal(Map.of(), both).contains("set one"));
    Map<String, String> shared =
        Map.of("with", "dynamodb", "db.url", "jdbc:postgresql://127.0.0.1/x");
    assertTrue(refusal(Map.of(), shared).contains("several nodes"));
  }

  @Test
  void executionsAreKeptAsAwsDoesOrAsTold() {
    assertEquals(Duration.ofDays(90), retention(Map.of()));
    assertEquals(Duration.ZERO, retention(Map.of("retention.days", "0")));
    assertEquals(Duration.ofDays(36_500), retention(Map.of("retention.days", "36500")));
    assertEquals(Retention.FOREVER, retention(Map.of("retention.days", "forever")));
    for (String bad : List.of("-1", "36501", "1.5", "ever")) {
      assertTrue(refusal(Map.of(), Map.of("retention.days", bad)).contains("retention.days"), bad);
    }
  }

  private static Duration retention(Map<String, String> flags) {
    return ConfigReader.read(null, Map.of(), flags).retention();
  }

  @Test
  void flagsWinOverEnvironmentOverFile() throws IOException {
    Path file = file("http: {port: 1}\nsmtp: {host: file, port: 1, from: a@b.c}");
    Map<String, String> environment =
        Map.of("HOLDPOINT_HTTP_PORT", "2", "HOLDPOINT_SMTP_PORT", "2");
    Config config = ConfigReader.read(file, environment, Map.of("http.port", "3"));
    assertEquals(3, config.http().port());
    assertNotNull(config.smtp());
    assertEquals(2, config.smtp().port());
    assertEquals("file", config.smtp().host());
  }

  @Test
  void unknownKeysStopTheStart() throws IOException {
    Path file = file("http: {prot: 1}");
    String message =
        assertThrows(ConfigException.class, () -> ConfigReader.read(file, Map.of(), Map.of()))
            .getMessage();
    assertTrue(message.contains("http.prot") && message.contains("http.port"), message);
    assertTrue(refusal(Map.of("HOLDPOINT_SMPT_HOST", "x"), Map.of()).contains("SMPT_HOST"));
  }

  @Test
  void badValuesAreToldWithKeyValueAndExpectation() {
    assertEquals(
        "http.port = 70000 (flag): expected a number from 0 to 65535.",
        refusal(Map.of(), Map.of("http.port", "70000")));
    assertTrue(refusal(Map.of(), Map.of("http.host", "no such host")).contains("http.host"));
    assertTrue(refusal(Map.of(), Map.of("smtp.user", "x")).contains("smtp.host is not"));
  }

  @Test
  void othersComeInOnlyWithKeysAndTls() throws IOException {
    Map<String, String> open = new HashMap<>(Map.of("http.host", "0.0.0.0"));
    assertTrue(refusal(Map.of(), open).contains("there are no access keys"));
    Path keys = Files.writeString(folder.resolve("keys"), "# ours\nKEY:0123456789abcdef:admin\n");
    open.put("access.keys-file", keys.toString());
    assertTrue(refusal(Map.of(), open).contains("http.tls-certificate"));
    open.put("http.behind-tls-proxy", "true");
    assertTrue(refusal(Map.of(), open).contains("http.url"));
    open.put("http.url", "https://holdpoint.example.com/");
    Config config = ConfigReader.read(null, Map.of(), open);
    assertEquals(URI.create("https://holdpoint.example.com"), config.http().url());
    assertEquals(
        List.of(new AccessKey("KEY", "0123456789abcdef", AccessRole.ADMIN, "000000000000")),
        config.access().keys());
    assertFalse(config.toString().contains("0123456789abcdef"));
  }

  @Test
  void accessKeysThatAreNoneStopTheStart() {
    for (String bad :
        List.of(
            "",
            "#",
            "KEY:0123456789abcdef",
            "KEY:short:admin",
            "KEY:0123456789abcdef:root",
            "KEY:0123456789abcdef:admin:1",
            "123456789012:0123456789abcdef:admin",
            "ASIA1:0123456789abcdef:admin",
            "KEY:0123456789abcdef:admin,KEY:0123456789abcdef:operator")) {
      String message = refusal(Map.of("HOLDPOINT_ACCESS_KEYS", bad), Map.of());
      assertFalse(message.contains("0123456789abcdef"), message);
    }
    String two = "ONE:0123456789abcdef:operator:111122223333, TWO:0123456789abcdeg:read-only";
    Config config = ConfigReader.read(null, Map.of("HOLDPOINT_ACCESS_KEYS", two), Map.of());
    assertEquals(2, config.access().keys().size());
    assertEquals("111122223333", config.access().keys().getFirst().account());
  }

  @Test
  void passwordsComeFromFilesAndAreNeverShown() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "geheim\n");
    Map<String, String> flags =
        Map.of("smtp.host", "mail", "smtp.user", "me", "smtp.password-file", password.toString());
    Config config = ConfigReader.read(null, Map.of(), flags);
    assertNotNull(config.smtp());
    assertEquals(new Secret("geheim"), config.smtp().password());
    assertFalse(config.toString().contains("geheim"));
  }

  @Test
  void endpointsAreMapsOrPairs() throws IOException {
    Path file = file("endpoints: {dynamodb: 'http://127.0.0.1:8000', s3: aws}");
    assertEquals(
        Map.of("dynamodb", "http://127.0.0.1:8000", "s3", "aws"),
        ConfigReader.read(file, Map.of(), Map.of()).outside().endpoints());
    assertEquals(
        Map.of("ecs", "https://a/b", "s3", "aws"),
        ConfigReader.read(file, Map.of(), Map.of("endpoints", "ecs=https://a/b, s3=aws"))
            .outside()
            .endpoints());
    for (String bad : List.of("dynamodb", "s3=there", "S3=aws", "s3=ftp://a")) {
      assertTrue(refusal(Map.of(), Map.of("endpoints", bad)).contains("SERVICE=URL"), bad);
    }
  }

  @Test
  void whatFunctionsNeedIsInTheUsersCache() {
    Path named =
        ConfigReader.read(null, Map.of("XDG_CACHE_HOME", "/cache"), Map.of()).functionsCache();
    assertEquals(Path.of("/cache/holdpoint"), named);
    Path usual =
        ConfigReader.read(null, Map.of("XDG_CACHE_HOME", "not/absolute"), Map.of())
            .functionsCache();
    assertEquals(Path.of(System.getProperty("user.home"), ".cache/holdpoint"), usual);
    Path given =
        ConfigReader.read(null, Map.of("HOLDPOINT_FUNCTIONS_CACHE", "/here"), Map.of())
            .functionsCache();
    assertEquals(Path.of("/here"), given);
  }

  @Test
  void theReferenceIsUpToDate() throws IOException {
    Path reference = Path.of(System.getProperty("holdpoint.root"), "docs/reference/config.md");
    assertEquals(ConfigReference.markdown(), Files.readString(reference));
  }
}
