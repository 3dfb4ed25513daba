package dev.holdpoint.server.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation logs: into the function's log, its end besides for the caller. Of one thread.
 */
final class InvocationLog {
  private static final int TAIL = 4096;

  private final LogFile log;
  private final Invocation invocation;
  private final String version;
  private final int memoryMegabytes;
  private byte[] tail = new byte[0];

  InvocationLog(LogFile log, Invocation invocation, String version, int memoryMegabytes) {
    this.log = log;
    this.invocation = invocation;
    this.version = version;
    this.memoryMegabytes = memoryMegabytes;
  }

  void start() {
    line("START RequestId: " + invocation.requestId() + " Version: " + version);
  }

  void end(Duration duration, @Nullable Duration init) {
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
    String initReport =
        init == null
            ? ""
            : String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init.toNanos() / 1e6);
    line(report + initReport);
  }

  void line(String text) {
    copy(ByteBuffer.wrap((text + "\n").getBytes(UTF_8)));
  }

  void copy(ByteBuffer bytes) {
    byte[] added = new byte[bytes.remaining()];
    bytes.duplicate().get(added);
    log.write(bytes);
    byte[] all = Arrays.copyOf(tail, tail.length + added.length);
    System.arraycopy(added, 0, all, tail.length, added.length);
    tail = all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
  }

  byte[] tail() {
    return tail.clone();
  }
}
