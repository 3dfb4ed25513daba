package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.server.access.BodySeal;
import dev.holdpoint.server.access.S3Verifier;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.WebRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it is meant: without the chunks that it came in, and with everything proved
 * that its headers and trailers say of it. Of one thread.
 */
final class Payload {
  private static final String HASH = "x-amz-content-sha256";
  private static final String STREAMING = "STREAMING-";
  private static final int PIECE = 1 << 16;
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern CHUNKS =
      Pattern.compile(
          STREAMING
              + "(UNSIGNED-PAYLOAD-TRAILER|AWS4-(HMAC-SHA256|ECDSA-P256-SHA256)-PAYLOAD(-TRAILER)?)");

  private static final Set<String> KINDS =
      Arrays.stream(ChecksumKind.values())
          .map(ChecksumKind::header)
          .collect(Collectors.toUnmodifiableSet());

  private final WebRequest head;
  private final InputStream in;
  private final @Nullable ChunkedBody chunks;
  private final long length;
  private final Digest md5 = Digest.md5();
  private final Map<ChecksumKind, Digest> digests = new EnumMap<>(ChecksumKind.class);
  private final @Nullable Digest sha256;

  private Payload(WebRequest head, BodyStream body, @Nullable BodySeal seal) {
    this.head = head;
    String hash = head.header(HASH);
    checkForms(head, hash);
    if (hash != null && hash.startsWith(STREAMING)) {
      boolean signed = !hash.contains("UNSIGNED");
      boolean trailers = hash.endsWith("-TRAILER");
      chunks = new ChunkedBody(body, signed ? seal : null, trailers);
      in = chunks;
      length = number(head.header("x-amz-decoded-content-length"));
    } else {
      chunks = null;
      in = body;
      length = body.length();
    }
    sha256 = hash != null && SUM.matcher(hash).matches() ? Digest.sha256() : null;
    for (ChecksumKind kind : ChecksumKind.values()) {
      if (head.header(kind.header()) != null || trails(kind)) {
        digests.put(kind, kind.digest());
      }
    }
  }

  static Payload of(WebRequest head, BodyStream body, @Nullable BodySeal seal) {
    return new Payload(head, body, seal);
  }

  /** What is no sum at all is another mistake than a wrong one. */
  private static void checkForms(WebRequest head, @Nullable String hash) {
    if (hash != null
        && !hash.equals(S3Verifier.UNSIGNED)
        && !CHUNKS.matcher(hash).matches()
        && !SUM.matcher(hash).matches()) {
      throw S3Error.invalidArgument(
          "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
              + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
              + " or a valid sha256 value.");
    }
    if (head.header("x-amz-trailer") != null
        && !trailing(head).stream().allMatch(KINDS::contains)) {
      throw S3Error.invalidRequest(
          "The value specified in the x-amz-trailer header is not supported");
    }
    String md5 = head.header("content-md5");
    if (md5 != null && !isBase64(md5, Digest.md5())) {
      throw AwsException.of("InvalidDigest", "The Content-MD5 you specified was invalid.");
    }
    for (ChecksumKind kind : ChecksumKind.values()) {
      String sum = head.header(kind.header());
      if (sum != null && !isBase64(sum, kind.digest())) {
        throw S3Error.invalidRequest("Value for " + kind.header() + " header is invalid.");
      }
    }
  }

  private static boolean isBase64(String text, Digest digest) {
    try {
      return Base64.getDecoder().decode(text).length == digest.value().length;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean trails(ChecksumKind kind) {
    return trailing(head).contains(kind.header());
  }

  /** Which checksums shall stand behind the body, as its head says. */
  private static Set<String> trailing(WebRequest head) {
    String names = head.header("x-amz-trailer");
    return names == null
        ? Set.of()
        : new LinkedHashSet<>(
            Arrays.asList(names.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")));
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  /** How long it will be, or -1 where nobody said. */
  long length() {
    return length;
  }

  /** What came of it. */
  record Received(long size, String md5, Map<String, String> checksums) {}

  /** Hands it over to its end; throws where it is not what was announced. */
  Received read(OutputStream out, long most) {
    if (length > most) {
      throw S3Error.tooLarge();
    }
    long size = 0;
    byte[] piece = new byte[PIECE];
    try {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        size += got;
        if (size > most) {
          throw S3Error.tooLarge();
        }
        update(piece, got);
        write(out, piece, got);
      }
    } catch (IOException e) {
      throw incomplete();
    }
    if (length >= 0 && size != length) {
      throw incomplete();
    }
    return checked(size);
  }

  private void update(byte[] piece, int got) {
    md5.update(piece, 0, got);
    digests.values().forEach(digest -> digest.update(piece, 0, got));
    if (sha256 != null) {
      sha256.update(piece, 0, got);
    }
  }

  /** Our disk's failure is not the client's mistake. */
  private static void write(OutputStream out, byte[] piece, int got) {
    try {
      out.write(piece, 0, got);
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }

  private Received checked(long size) {
    byte[] sum = md5.value();
    String md5Header = head.header("content-md5");
    if (md5Header != null && !md5Header.equals(Base64.getEncoder().encodeToString(sum))) {
      throw AwsException.of(
          "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    if (sha256 != null && !Digest.hex(sha256.value()).equals(head.header(HASH))) {
      throw AwsException.of(
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    if (chunks != null && !chunks.trailers().keySet().equals(trailing(head))) {
      throw ChunkedBody.malformedTrailer();
    }
    Map<String, String> checksums = new LinkedHashMap<>();
    digests.forEach((kind, digest) -> {
      String value = Base64.getEncoder().encodeToString(digest.value());
      String said = said(kind);
      if (said != null && !said.equals(value)) {
        throw AwsException.of(
            "BadDigest",
            "The %s you specified did not match the calculated checksum.".formatted(kind.name()));
      }
      checksums.put(kind.element(), value);
    });
    return new Received(size, Digest.hex(sum), checksums);
  }

  private @Nullable String said(ChecksumKind kind) {
    String header = head.header(kind.header());
    return header == null && chunks != null ? chunks.trailers().get(kind.header()) : header;
  }

  /** A document that it is, whole. */
  byte[] document(int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    read(out, most);
    return out.toByteArray();
  }

  private static AwsException incomplete() {
    return AwsException.of(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header.");
  }
}
