package dev.holdpoint.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How much of the processor was really got: on a shared machine the only honest divisor. */
final class Cpu {
  private Cpu() {}

  /** CPU time of this process so far. */
  static long ownNanos() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
  }

  /** CPU time of another process so far. */
  static long nanosOf(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** The machine's load averages over 1, 5 and 15 minutes. */
  static String load() {
    try {
      String[] parts = Files.readString(Path.of("/proc/loadavg")).split(" ");
      return parts[0] + " " + parts[1] + " on " + cores() + " cores";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
