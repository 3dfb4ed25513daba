package dev.holdpoint.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/**
 * Passes over what a refused client still sends, for a while: to close a connection with bytes
 * unread resets it, and the client would lose the answer (RFC 9112, section 9.6).
 */
final class LingeringConnection implements ServerConnection, InterruptableTask<Void> {
  private final ServerConnection inner;
  private final DataReader bytes;
  private final Deadlines deadlines;
  private final Duration time;

  LingeringConnection(
      ServerConnection inner, DataReader bytes, Deadlines deadlines, Duration time) {
    this.inner = inner;
    this.bytes = bytes;
    this.deadlines = deadlines;
    this.time = time;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      inner.handle(limit);
      linger();
    } catch (BrokenAnswerException e) {
      throw e;
    } catch (CloseConnectionException e) {
      linger();
      throw e;
    }
  }

  private void linger() {
    try (Deadlines.Deadline _ = deadlines.begin(time)) {
      while (true) {
        bytes.ensureAvailable();
        bytes.skip(bytes.available());
      }
    } catch (RuntimeException _) {
      // It has read the answer and closed, or it was too slow.
    }
  }

  @Override
  public Duration idleTime() {
    return inner.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    inner.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return inner instanceof InterruptableTask<?> task && task.canInterrupt();
  }
}
