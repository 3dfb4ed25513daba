package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.logs.Lines;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation logs: line by line into its process's log stream, the end of it besides for
 * the caller. Of one thread.
 */
final class InvocationLog {
  private static final int TAIL = 4096;

  private final Consumer<List<String>> log;
  private final Lines lines;
  private final Invocation invocation;
  private final String version;
  private final int memoryMegabytes;
  private byte[] tail = new byte[0];

  /**
   * @param log takes whole lines
   * @param lines keeps what the process has begun to write
   */
  InvocationLog(
      Consumer<List<String>> log,
      Lines lines,
      Invocation invocation,
      String version,
      int memoryMegabytes) {
    this.log = log;
    this.lines = lines;
    this.invocation = invocation;
    this.version = version;
    this.memoryMegabytes = memoryMegabytes;
  }

  void start() {
    line("START RequestId: " + invocation.requestId() + " Version: " + version);
  }

  /**
   * @param peak the most memory that the process had, in megabytes; 0 where nobody knows
   */
  void end(Duration duration, @Nullable Duration init, long peak) {
    log.accept(lines.rest());
    line("END RequestId: " + invocation.requestId());
    double millis = duration.toNanos() / 1e6;
    String report =
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
            invocation.requestId(),
            millis,
            (long) Math.ceil(millis),
            memoryMegabytes);
    String used = peak == 0 ? "" : "\tMax Memory Used: " + peak + " MB";
    String initReport =
        init == null
            ? ""
            : String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init.toNanos() / 1e6);
    line(report + used + initReport + "\t");
  }

  void line(String text) {
    copy(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
  }

  void copy(ByteBuffer bytes) {
    byte[] added = new byte[bytes.remaining()];
    bytes.duplicate().get(added);
    log.accept(lines.add(bytes));
    byte[] all = Arrays.copyOf(tail, tail.length + added.length);
    System.arraycopy(added, 0, all, tail.length, added.length);
    tail = all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
  }

  byte[] tail() {
    return tail.clone();
  }
}
