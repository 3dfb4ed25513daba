package dev.holdpoint.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A connection's bytes, where a line and a chunk end with CR LF and with nothing else, and a
 * chunk's size is hexadecimal digits (RFC 9112, section 7.1).
 */
final class StrictReader extends DataReader {
  private static final int LINE_END = 2;

  /** More digits than any size needs that is let in. */
  private static final int LONGEST_SIZE = 20;

  private final int mostInChunk;

  // Only so can a reader be a stricter one; Helidon offers no other place to look at its lines.
  @SuppressWarnings("removal")
  StrictReader(DataReader inner, int mostInChunk) {
    super(() -> pull(inner));
    this.mostInChunk = mostInChunk;
  }

  private static byte @Nullable [] pull(DataReader inner) {
    try {
      inner.ensureAvailable();
      return inner.readBytes(inner.available());
    } catch (InsufficientDataAvailableException e) {
      return null;
    }
  }

  @Override
  public BufferData readBuffer() {
    ensureAvailable();
    return readBuffer(available());
  }

  /** What is read is not passed over: its last two bytes may be any. */
  @Override
  public BufferData readBuffer(int bytes) {
    BufferData data = getBuffer(bytes);
    super.skip(bytes);
    return data;
  }

  /** Helidon passes over two bytes only where a line or a chunk ends. */
  @Override
  public void skip(int bytes) {
    if (bytes != LINE_END) {
      super.skip(bytes);
    } else if (read() != '\r' || read() != '\n') {
      throw broken("A line or a chunk does not end with CR LF");
    }
  }

  /** Helidon reads whole lines only for the sizes of chunks, and for what ends the last. */
  @Override
  public String readLine() {
    int length = findNewLine(LONGEST_SIZE);
    if (length >= LONGEST_SIZE) {
      throw broken("Chunk size is invalid");
    }
    String line = readAsciiString(length);
    if (!line.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw broken("Chunk size is invalid");
    }
    skip(LINE_END);
    // Helidon holds a chunk as a whole.
    if (!line.isEmpty()
        && new BigInteger(line, 16).compareTo(BigInteger.valueOf(mostInChunk)) > 0) {
      throw RequestException.builder()
          .type(EventType.BAD_REQUEST)
          .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
          .message("A chunk is longer than " + mostInChunk + " bytes")
          .build();
    }
    return line;
  }

  private static RequestException broken(String message) {
    return RequestException.builder().type(EventType.BAD_REQUEST).message(message).build();
  }
}
