package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is installed while a function runs is not its own time. */
class PausesTest {
  @Test
  void installationsAreNotTheFunctionsTime() throws Exception {
    Path folder = Path.of("sdk");
    Pauses pauses = new Pauses(_ -> folder);
    assertEquals(Duration.ZERO, pauses.total());
    assertEquals(folder, pauses.folder("@aws-sdk/client-sqs"));
    assertTrue(pauses.total().isPositive());
    assertEquals(pauses.total(), pauses.total());
  }
}
