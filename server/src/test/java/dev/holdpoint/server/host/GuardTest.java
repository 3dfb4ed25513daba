package dev.holdpoint.server.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  private static final String PROGRAM = "echo $$; exec sleep 600";

  @TempDir Path folder;

  /** A terminal's Ctrl-C, or {@code timeout}, tells the node's whole group, guards included. */
  @Test
  void aSignalToItsGroupDoesNotPartItFromItsProgram() throws Exception {
    List<String> command = new ArrayList<>(Guard.install(folder).command());
    command.addAll(List.of("/bin/sh", "-c", PROGRAM));
    Process guard = new ProcessBuilder(command).start();
    try (BufferedReader out = guard.inputReader()) {
      ProcessHandle program = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      List<ProcessHandle> others =
          guard.descendants().filter(each -> each.pid() != program.pid()).toList();
      assertTrue(guard.toHandle().destroy());
      others.forEach(ProcessHandle::destroy);
      assertTrue(guard.isAlive() && program.isAlive());
      guard.getOutputStream().close();
      program.onExit().get(20, TimeUnit.SECONDS);
      assertTrue(guard.waitFor(20, TimeUnit.SECONDS));
    } finally {
      guard.descendants().forEach(ProcessHandle::destroyForcibly);
      guard.destroyForcibly();
    }
  }

  @Test
  void itEndsAsItsProgramDoes() throws Exception {
    List<String> command = new ArrayList<>(Guard.install(folder).command());
    command.addAll(List.of("/bin/sh", "-c", "exit 7"));
    Process guard = new ProcessBuilder(command).start();
    assertTrue(guard.waitFor(20, TimeUnit.SECONDS));
    assertEquals(7, guard.exitValue());
  }
}
