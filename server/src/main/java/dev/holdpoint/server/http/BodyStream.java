package dev.holdpoint.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it comes. The client keeps the usual pace, or its connection ends; what is
 * done after the last byte is not counted. Of one thread.
 */
public final class BodyStream extends InputStream {
  private final InputStream in;
  private final long length;
  private final @Nullable Pace pace;
  private Deadlines.@Nullable Deadline deadline;
  private long read;
  private boolean ended;

  /**
   * @param length as told before, or -1
   */
  BodyStream(InputStream in, long length, HttpLimits limits, Deadlines deadlines) {
    this(in, length, new Pace(limits, deadlines));
  }

  private BodyStream(InputStream in, long length, @Nullable Pace pace) {
    this.in = in;
    this.length = length;
    this.pace = pace;
    this.ended = length == 0;
  }

  /** What a client must keep to. */
  private record Pace(HttpLimits limits, Deadlines deadlines) {
    Deadlines.Deadline begin() {
      return deadlines.begin(limits.bodyTime());
    }

    Duration of(int bytes) {
      return Duration.ofNanos(bytes * 1_000_000_000L / limits.bytesPerSecond());
    }
  }

  /**
   * A body that comes from within this process, at its own pace.
   *
   * @param length or -1 where it is not known
   */
  public static BodyStream within(InputStream in, long length) {
    return new BodyStream(in, length, null);
  }

  /** How long it will be, or -1 where the client did not say. */
  public long length() {
    return length;
  }

  /** Whether all of it was read. */
  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (ended || count == 0) {
      return ended ? -1 : 0;
    }
    if (deadline == null && pace != null) {
      deadline = pace.begin();
    }
    int got = got(bytes, offset, count);
    if (got > 0) {
      read += got;
      if (deadline != null && pace != null) {
        deadline.extend(pace.of(got));
      }
    }
    if (got < 0 || read == length) {
      ended = true;
      close();
    }
    return got;
  }

  private int got(byte[] bytes, int offset, int count) throws IOException {
    int got;
    try {
      got = in.read(bytes, offset, count);
    } catch (RuntimeException e) {
      close();
      throw new IOException("The body's parts are not as HTTP wants them, or it was too slow", e);
    }
    if (got < 0 && read < length) {
      close();
      throw new IOException("The body ended early");
    }
    return got;
  }

  /** No more of it is wanted now. */
  @Override
  public void close() {
    if (deadline != null) {
      deadline.close();
      deadline = null;
    }
  }
}
