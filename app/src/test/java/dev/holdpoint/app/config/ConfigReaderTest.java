package dev.holdpoint.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    assertTrue(refusal(Map.of(), Map.of("http.host", "0.0.0.0")).contains("loopback"));
    assertTrue(refusal(Map.of(), Map.of("smtp.user", "x")).contains("smtp.host is not"));
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
  void theReferenceIsUpToDate() throws IOException {
    Path reference = Path.of(System.getProperty("holdpoint.root"), "docs/reference/config.md");
    assertEquals(ConfigReference.markdown(), Files.readString(reference));
  }
}
