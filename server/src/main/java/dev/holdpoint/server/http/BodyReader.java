package dev.holdpoint.server.http;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Reads bodies: none longer than allowed, all together no more than there is room for, in time. */
final class BodyReader {
  private static final int PIECE = 64 * 1024;

  /** A chunk is in memory as a whole before we see its first byte. */
  private static final int CHUNK = 1024 * 1024;

  private final int mostBytes;
  private final HttpLimits limits;
  private final Deadlines deadlines;

  BodyReader(int mostBytes, HttpLimits limits, Deadlines deadlines) {
    this.mostBytes = mostBytes;
    this.limits = limits;
    this.deadlines = deadlines;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Whole(byte[] bytes) implements Outcome {}

    record TooLong() implements Outcome {}

    record NoRoom() implements Outcome {}

    /** It ended early, or its parts are not as HTTP wants them. */
    record Broken() implements Outcome {}
  }

  Outcome read(ServerRequest request, BodyBudget.Share share) {
    if (!request.content().hasEntity()) {
      return new Outcome.Whole(new byte[0]);
    }
    long told = request.headers().contentLength().orElse(-1);
    if (told > Math.min(mostBytes, limits.bodyBytes())) {
      return new Outcome.TooLong();
    }
    // Not closed by us: that would wait for the rest of a body that is broken.
    InputStream in = request.content().inputStream();
    try (Deadlines.Deadline deadline = deadlines.begin(limits.bodyTime())) {
      return told >= 0 ? known(in, (int) told, share, deadline) : unknown(in, share, deadline);
    } catch (RequestException e) {
      return e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413)
          ? new Outcome.TooLong()
          : new Outcome.Broken();
    } catch (IOException | RuntimeException e) {
      return new Outcome.Broken();
    }
  }

  /** Takes room for what has come, not for what was told: who tells much may send nothing. */
  private Outcome known(
      InputStream in, int length, BodyBudget.Share share, Deadlines.Deadline deadline)
      throws IOException {
    byte[] bytes = new byte[0];
    for (int at = 0; at < length; ) {
      if (at == bytes.length) {
        int room = (int) Math.min(length, Math.max(PIECE, 2L * at));
        if (!share.take(room - at)) {
          return new Outcome.NoRoom();
        }
        bytes = Arrays.copyOf(bytes, room);
      }
      int count = in.read(bytes, at, Math.min(PIECE, bytes.length - at));
      if (count < 0) {
        return new Outcome.Broken();
      }
      at += count;
      wentOn(deadline, count);
    }
    return new Outcome.Whole(bytes);
  }

  private Outcome unknown(InputStream in, BodyBudget.Share share, Deadlines.Deadline deadline)
      throws IOException {
    if (!share.take(Math.min(CHUNK, mostBytes))) {
      return new Outcome.NoRoom();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      if (bytes.size() + count > mostBytes) {
        return new Outcome.TooLong();
      }
      // The array that grows may be twice as long as what is in it.
      if (!share.take(2L * count)) {
        return new Outcome.NoRoom();
      }
      bytes.write(piece, 0, count);
      wentOn(deadline, count);
    }
    return new Outcome.Whole(bytes.toByteArray());
  }

  private void wentOn(Deadlines.Deadline deadline, int bytes) {
    deadline.extend(Duration.ofNanos(bytes * 1_000_000_000L / limits.bytesPerSecond()));
  }
}
