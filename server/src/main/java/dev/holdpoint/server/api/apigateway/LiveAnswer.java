package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.GatewayAnswer;
import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.StreamPrelude;
import dev.holdpoint.server.host.AnswerSink;
import dev.holdpoint.server.http.StreamResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A function's answer on its way to a client: few pieces at a time, so that a function is no faster
 * than who reads it. What comes when nobody reads any more is dropped, and the function goes on to
 * its end, as on AWS. Thread-safe.
 */
final class LiveAnswer implements AnswerSink, StreamResponse.Content {
  private static final int MOST_PIECES = 16;

  private final CompletableFuture<Begun> begun = new CompletableFuture<>();
  private final Deque<byte[]> pieces = new ArrayDeque<>();

  /** What came of the prelude so far; null where none is expected any more. */
  private byte @Nullable [] prelude;

  private boolean ended;
  private boolean broken;
  private boolean closed;

  /** How an answer begins. */
  sealed interface Begun {
    /** With this head, and pieces behind it. */
    record Live(GatewayAnswer head) implements Begun {}

    /** Not at all: the call ended with something whole; null where nothing could be called. */
    record Whole(@Nullable Incoming incoming) implements Begun {}
  }

  /** Waits for the beginning. */
  Begun begun() {
    return begun.join();
  }

  @Override
  public synchronized void begin(String contentType) {
    if (contentType.equals(StreamPrelude.TYPE)) {
      prelude = new byte[0];
    } else {
      begun.complete(new Begun.Live(StreamPrelude.plain(contentType)));
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int count) {
    if (prelude == null) {
      put(Arrays.copyOf(bytes, count));
      return;
    }
    byte[] all = Arrays.copyOf(prelude, prelude.length + count);
    System.arraycopy(bytes, 0, all, prelude.length, count);
    int end = StreamPrelude.end(all, all.length);
    if (end < 0 && all.length <= StreamPrelude.MOST_BYTES) {
      prelude = all;
      return;
    }
    prelude = null;
    GatewayAnswer head = end < 0 ? null : StreamPrelude.read(Arrays.copyOf(all, end));
    if (head == null) {
      closed = true;
      begun.complete(new Begun.Whole(null));
      return;
    }
    begun.complete(new Begun.Live(head));
    put(Arrays.copyOfRange(all, end + StreamPrelude.DELIMITER, all.length));
  }

  private void put(byte[] piece) {
    await(() -> closed || pieces.size() < MOST_PIECES);
    if (!closed && piece.length > 0) {
      pieces.add(piece);
      notifyAll();
    }
  }

  /** The call is over. */
  synchronized void end(@Nullable Incoming incoming) {
    broken = !(incoming instanceof Incoming.FromFunction(_, var failed)) || failed;
    ended = true;
    // A prelude without its end is no answer.
    begun.complete(new Begun.Whole(prelude == null ? incoming : null));
    notifyAll();
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] piece = next(); piece != null; piece = next()) {
      out.write(piece, 0, piece.length);
    }
  }

  private synchronized byte @Nullable [] next() throws IOException {
    await(() -> ended || !pieces.isEmpty());
    byte[] piece = pieces.poll();
    if (piece == null && broken) {
      throw new IOException("The function failed before its answer was whole");
    }
    notifyAll();
    return piece;
  }

  /** Of threads that hold this: who is interrupted gives the answer up. */
  private void await(BooleanSupplier done) {
    try {
      while (!done.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
      ended = true;
      broken = true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    pieces.clear();
    notifyAll();
  }
}
