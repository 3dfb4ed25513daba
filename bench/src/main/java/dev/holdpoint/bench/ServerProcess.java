package dev.holdpoint.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Holdpoint in a process of its own, started as its users start it. */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "Holdpoint ready on ";
  private static final int KIB = 1024;

  private final Process process;
  private final URI address;
  private final Duration startedIn;

  private ServerProcess(Process process, URI address, Duration startedIn) {
    this.process = process;
    this.address = address;
    this.startedIn = startedIn;
  }

  /** Starts it on a free port; returns when it says that it is ready. */
  static ServerProcess start(Path data, String... more) throws IOException {
    Path root = Path.of(System.getProperty("bench.root", "."));
    long begin = System.nanoTime();
    ProcessBuilder command =
        new ProcessBuilder(
                root.resolve("holdpoint").toString(),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectError(data.resolveSibling(data.getFileName() + ".log").toFile());
    command.command().addAll(List.of(more));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = command.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf(READY);
      if (at >= 0) {
        URI address = URI.create(line.substring(at + READY.length()).strip());
        return new ServerProcess(process, address, Duration.ofNanos(System.nanoTime() - begin));
      }
    }
    throw new IOException("Expected a server that gets ready, but it ended (data=" + data + ")");
  }

  URI address() {
    return address;
  }

  Duration startedIn() {
    return startedIn;
  }

  long pid() {
    return process.pid();
  }

  double cpuSeconds() {
    return Cpu.nanosOf(process.toHandle()) / 1e9;
  }

  /** A figure in KiB of the kernel's, such as {@code VmRSS}, in MiB; or a plain count. */
  long status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(name + ":")) {
        String[] parts = line.substring(name.length() + 1).strip().split("\\s+");
        long value = Long.parseLong(parts[0]);
        return parts.length > 1 ? value / KIB : value;
      }
    }
    return 0;
  }

  /** Heap in use after a full collection, in MiB, as {@code jcmd} tells of the serial collector. */
  double heapMebibytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    String told = jcmd("GC.heap_info");
    long used = 0;
    for (String line : told.split("\n")) {
      int at = line.indexOf(", used ");
      if (at >= 0 && (line.startsWith("DefNew") || line.startsWith("Tenured"))) {
        used += Long.parseLong(line.substring(at + 7, line.indexOf('K', at)).strip());
      }
    }
    return used / (double) KIB;
  }

  private String jcmd(String what) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked = new ProcessBuilder(jcmd, Long.toString(pid()), what).start();
    String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return told;
  }

  /** SIGKILL: what was answered must be there all the same. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      kill();
    }
  }
}
