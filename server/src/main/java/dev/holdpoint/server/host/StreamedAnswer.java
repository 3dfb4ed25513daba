package dev.holdpoint.server.host;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A function's answer that comes piece by piece.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html">AWS: response
 *     streaming in a custom runtime</a>
 */
final class StreamedAnswer {
  /** What is said of an answer that its runtime did not bring to an end. */
  static final String BROKEN =
      "{\"errorType\":\"Runtime.TruncatedResponse\",\"errorMessage\":\"The function ended its"
          + " response with an error\"}";

  private static final int PIECE = 16 * 1024;

  /** How it ended. */
  enum End {
    WHOLE,
    TOO_LONG,
    /** The runtime ended it with an error, in trailers, or its connection broke. */
    CUT
  }

  private StreamedAnswer() {}

  static End pass(HttpExchange exchange, AnswerSink sink) {
    @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
    sink.begin(type == null ? "application/octet-stream" : type);
    byte[] piece = new byte[PIECE];
    long total = 0;
    try (InputStream body = exchange.getRequestBody()) {
      for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
        total += count;
        if (total > HostLimits.STREAMED_BYTES) {
          return End.TOO_LONG;
        }
        sink.write(piece, count);
      }
      return End.WHOLE;
    } catch (IOException e) {
      // The server takes trailers behind a body for a fault of it: only errors come with any.
      return End.CUT;
    }
  }
}
