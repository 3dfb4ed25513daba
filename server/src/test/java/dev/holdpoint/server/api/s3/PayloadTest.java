package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.WebRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies in chunks, and what may stand behind them. */
class PayloadTest {
  private static final String UNSIGNED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
  private static final String CRC = "x-amz-checksum-crc32";
  private static final String OF_HELLO = "NhCmhg==";

  @Test
  void aChecksumBehindTheBodyIsProved() {
    assertEquals("hello", read(UNSIGNED, CRC, "5\r\nhello\r\n0\r\n" + CRC + ":NhCmhg==\r\n\r\n"));
    assertEquals("hello", read(UNSIGNED, null, "5\r\nhello\r\n0\r\n\r\n"));
    assertEquals(
        "BadDigest", refused(UNSIGNED, CRC, "5\r\nhello\r\n0\r\n" + CRC + ":AAAAAA==\r\n\r\n"));
  }

  @Test
  void whatIsAnnouncedStandsBehindItAndNothingElse() {
    assertEquals("MalformedTrailerError", refused(UNSIGNED, CRC, "5\r\nhello\r\n0\r\n\r\n"));
    assertEquals(
        "MalformedTrailerError",
        refused(UNSIGNED, null, "5\r\nhello\r\n0\r\n" + CRC + ":" + OF_HELLO + "\r\n\r\n"));
    assertEquals(
        "MalformedTrailerError",
        refused(UNSIGNED, CRC, "5\r\nhello\r\n0\r\n" + CRC + OF_HELLO + "\r\n\r\n"));
    assertEquals(
        "InvalidRequest",
        refused(UNSIGNED, "x-amz-meta-a", "5\r\nhello\r\n0\r\nx-amz-meta-a:b\r\n\r\n"));
  }

  @Test
  void nothingComesBehindTheEnd() {
    assertEquals("hello", read(UNSIGNED, null, "5\r\nhello\r\n0\r\n\r\n\r\n"));
    assertEquals(
        "IncompleteBody", refused(UNSIGNED, null, "5\r\nhello\r\n0\r\n\r\nPOST / HTTP/1.1\r\n"));
    assertEquals("InvalidArgument", refused("STREAMING-ANYHOW", null, "5\r\nhello\r\n0\r\n\r\n"));
  }

  private static String refused(String form, String trailer, String body) {
    AwsException e = assertThrows(AwsException.class, () -> read(form, trailer, body));
    return e.code();
  }

  private static String read(String form, String trailer, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-amz-content-sha256", List.of(form));
    if (trailer != null) {
      headers.put("x-amz-trailer", List.of(trailer));
    }
    WebRequest head = new WebRequest("PUT", "/b/k", "", headers, new byte[0], "127.0.0.1");
    byte[] bytes = body.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BodyStream in = BodyStream.within(new ByteArrayInputStream(bytes), bytes.length);
    Payload.of(head, in, null).read(out, 1_000);
    return out.toString(UTF_8);
  }
}
