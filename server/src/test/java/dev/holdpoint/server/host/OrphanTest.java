package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.lambda.Function;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions do not outlive whoever runs them. */
class OrphanTest {
  @TempDir Path data;

  /** A server that is about to be killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      try (HostFixture fixture = new HostFixture(Path.of(arguments[0]), HostLimits.defaults())) {
        Function function =
            fixture.node(
                "hangs",
                "import { writeSync } from 'node:fs'; export const handler = async (e) => { if (e.hang) while (true) {} return 1; };",
                600);
        fixture.invoke(function, "{}");
        Thread busy =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    fixture.invoke(function, "{\"hang\":true}");
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        fixture.host.handles().forEach(handle -> System.out.println("pid " + handle.pid()));
        System.out.println("running");
        busy.join();
      }
    }
  }

  @Test
  void hangingFunctionDiesWithTheKilledServer() throws Exception {
    Process victim =
        new ProcessBuilder(
                HostSettings.ownJava().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> functions = new java.util.ArrayList<>();
    try (BufferedReader out = victim.inputReader()) {
      for (String line = out.readLine(); !"running".equals(line); line = out.readLine()) {
        ProcessHandle.of(Long.parseLong(line.substring("pid ".length()))).ifPresent(functions::add);
      }
    }
    assertFalse(functions.isEmpty());
    assertTrue(functions.stream().allMatch(ProcessHandle::isAlive));
    victim.destroyForcibly().waitFor();
    for (ProcessHandle function : functions) {
      function.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void closingEndsEverything() throws Exception {
    List<ProcessHandle> functions;
    try (HostFixture fixture = new HostFixture(data, HostLimits.defaults())) {
      fixture.invoke(fixture.node("one", "export const handler = async () => 1;", 5), "{}");
      functions = fixture.host.handles();
    }
    for (ProcessHandle function : functions) {
      function.onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
