package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.access.BodySeal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes in chunks of S3's own ({@code aws-chunked}), each perhaps signed, with headers
 * behind the last. Of one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">
 *     Chunked uploads with trailing headers</a>
 */
final class ChunkedBody extends InputStream {
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_TRAILERS = 20;
  private static final String SIGNATURE = "chunk-signature=";
  private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

  private final InputStream in;
  private final @Nullable BodySeal seal;
  private final boolean hasTrailers;
  private final Map<String, String> trailers = new LinkedHashMap<>();
  private long left;
  private boolean begun;
  private boolean ended;
  private Digest digest = Digest.sha256();
  private String signature = "";

  /**
   * @param seal proves chunks, or null where nobody asks for a proof
   */
  ChunkedBody(InputStream in, @Nullable BodySeal seal, boolean hasTrailers) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.seal = seal;
    this.hasTrailers = hasTrailers;
  }

  /** What stood behind the body, by lower-case name; there once it was read to its end. */
  Map<String, String> trailers() {
    return trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (left == 0 && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int got = in.read(bytes, offset, (int) Math.min(count, left));
    if (got < 0) {
      throw incomplete();
    }
    if (seal != null) {
      digest.update(bytes, offset, got);
    }
    left -= got;
    return got;
  }

  private void next() throws IOException {
    if (begun) {
      expectLineEnd();
      prove();
    }
    begun = true;
    String line = line();
    int at = line.indexOf(';');
    String size = (at < 0 ? line : line.substring(0, at)).strip();
    if (!size.matches("[0-9A-Fa-f]{1,12}")) {
      throw incomplete();
    }
    String extension = at < 0 ? "" : line.substring(at + 1).strip();
    signature = extension.startsWith(SIGNATURE) ? extension.substring(SIGNATURE.length()) : "";
    left = Long.parseLong(size, 16);
    if (left == 0) {
      end();
    }
  }

  private void prove() {
    if (seal != null && !seal.part(Digest.hex(digest.value()), signature)) {
      throw mismatch();
    }
    digest = Digest.sha256();
  }

  /** Behind the last chunk, which is empty and signed too, stand headers or nothing. */
  private void end() throws IOException {
    prove();
    ended = true;
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    String proof = "";
    for (String line = lineOrEnd(); !line.isEmpty(); line = lineOrEnd()) {
      int colon = line.indexOf(':');
      if (colon < 1 || trailers.size() == MOST_TRAILERS) {
        throw malformedTrailer();
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals(TRAILER_SIGNATURE)) {
        proof = value;
      } else {
        trailers.put(name, value);
        signed.writeBytes((name + ":" + value + "\n").getBytes(UTF_8));
      }
    }
    for (int c = in.read(); c >= 0; c = in.read()) {
      // Some send one more empty line.
      if (c != '\r' && c != '\n') {
        throw incomplete();
      }
    }
    if (seal != null && hasTrailers) {
      byte[] all = signed.toByteArray();
      Digest hash = Digest.sha256();
      hash.update(all, 0, all.length);
      if (!seal.trailer(Digest.hex(hash.value()), proof)) {
        throw mismatch();
      }
    }
  }

  private void expectLineEnd() throws IOException {
    if (in.read() != '\r' || in.read() != '\n') {
      throw incomplete();
    }
  }

  private String line() throws IOException {
    String line = lineOrEnd();
    if (line.isEmpty()) {
      throw incomplete();
    }
    return line;
  }

  /** The next line without its end; empty where there is nothing more. */
  private String lineOrEnd() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (line.size() == LONGEST_LINE) {
        throw incomplete();
      }
      if (c != '\r') {
        line.write(c);
      }
      c = in.read();
    }
    return line.toString(ISO_8859_1);
  }

  private static AwsException incomplete() {
    return AwsException.of(
        "IncompleteBody", "The request body terminated unexpectedly, or is not in chunks.");
  }

  static AwsException malformedTrailer() {
    return AwsException.of(
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our"
            + " published schema.");
  }

  private static AwsException mismatch() {
    return AwsException.of(
        "SignatureDoesNotMatch",
        403,
        "The signature of a chunk does not match what was calculated for it.");
  }
}
