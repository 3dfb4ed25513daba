package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
  private static final long LONGEST_SECONDS = 900;

  /** The JDK's server hangs up on who is silent for this long, as one is while a handler runs. */
  @Test
  void aProcessMayBeSilentForAsLongAsAFunctionMayRun() throws Exception {
    var function = Home.DEFAULT.arn("lambda", "function:f");
    try (var api = new RuntimeApi(function, 1_000, Path::of, _ -> {})) {
      assertTrue(
          Long.getLong("sun.net.httpserver.idleInterval", 30) > LONGEST_SECONDS, api.address());
    }
  }
}
