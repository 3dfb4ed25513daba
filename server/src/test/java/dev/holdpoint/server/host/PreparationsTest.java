package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What functions need is installed before they are first called. */
class PreparationsTest {
  @TempDir Path data;

  @Test
  void functionIsBeingMadeUntilAllIsThere() throws Exception {
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      Function function = fixture.python("any", "def handler(e, c): return 1");
      CountDownLatch goOn = new CountDownLatch(1);
      Sdks sdks =
          new Sdks(new InstalledFolders(data.resolve("sdk")), PythonPrograms.ofThisMachine());
      Provisions slow = new Provisions(fixture.settings, _ -> await(goOn), sdks);
      Preparations preparations = new Preparations(slow);
      preparations.begin(function, Readiness.CREATING);
      assertEquals(Readiness.CREATING, preparations.of(function.arn()));
      goOn.countDown();
      preparations.await();
      assertEquals(Readiness.READY, preparations.of(function.arn()));
    }
  }

  @Test
  void whatIsPutTogetherWhileItRunsIsNoPackage() throws Exception {
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      fixture.host.prepare(
          fixture.node("late", "require('@aws-sdk/client-' + process.env.S)", 3),
          Readiness.CREATING);
      fixture.host.awaitPrepared();
      assertTrue(Files.notExists(fixture.settings.sdks()));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
