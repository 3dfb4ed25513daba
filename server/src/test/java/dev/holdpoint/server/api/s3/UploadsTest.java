package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class UploadsTest {
  private static final String BUCKET = "some-bucket";
  private static final int PART = 5 << 20;

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void open() {
    s3 = new S3Fixture(folder, false);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void objectIsMadeOfItsPartsAndTheyAreGone() {
    String id = begin("a/b");
    List<CompletedPart> parts = new ArrayList<>();
    parts.add(part("a/b", id, 2, "x".repeat(PART)));
    parts.addFirst(part("a/b", id, 1, "y".repeat(PART)));
    parts.add(part("a/b", id, 7, "end"));
    assertEquals(
        List.of(1, 2, 7),
        s3.s3.listParts(l -> l.bucket(BUCKET).key("a/b").uploadId(id)).parts().stream()
            .map(p -> p.partNumber())
            .toList());
    String etag = complete("a/b", id, parts).replace("\"", "");
    assertTrue(etag.matches("[0-9a-f]{32}-3"), etag);
    var got = s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("a/b"));
    assertEquals("y".repeat(PART) + "x".repeat(PART) + "end", got.asUtf8String());
    assertEquals(Map.of("one", "1"), got.response().metadata());
    assertEquals(
        "end",
        s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("a/b").partNumber(3)).asUtf8String());
    assertEquals("NoSuchUpload", code(() -> complete("a/b", id, parts)));
    assertEquals(List.of(), s3.files.parts().uploads());
  }

  @Test
  void partIsReplacedByTheNextOfItsNumber() {
    String id = begin("k");
    part("k", id, 1, "old");
    CompletedPart part = part("k", id, 1, "new");
    complete("k", id, List.of(part));
    assertEquals("new", s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("k")).asUtf8String());
  }

  @Test
  void mistakesAreNamedAndLeaveTheUploadAsItIs() {
    String id = begin("k");
    CompletedPart one = part("k", id, 1, "small");
    CompletedPart two = part("k", id, 2, "small");
    assertEquals("EntityTooSmall", code(() -> complete("k", id, List.of(one, two))));
    assertEquals("InvalidPartOrder", code(() -> complete("k", id, List.of(two, one))));
    assertEquals(
        "InvalidPart", code(() -> complete("k", id, List.of(one.toBuilder().eTag("x").build()))));
    assertEquals(1, s3.s3.listMultipartUploads(l -> l.bucket(BUCKET)).uploads().size());
    s3.s3.abortMultipartUpload(a -> a.bucket(BUCKET).key("k").uploadId(id));
    assertEquals("NoSuchUpload", code(() -> part("k", id, 1, "late")));
    assertEquals(List.of(), s3.files.parts().uploads());
  }

  private String begin(String key) {
    return s3.s3
        .createMultipartUpload(c -> c.bucket(BUCKET).key(key).metadata(Map.of("one", "1")))
        .uploadId();
  }

  private CompletedPart part(String key, String id, int number, String text) {
    String etag =
        s3.s3
            .uploadPart(
                u -> u.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                RequestBody.fromString(text))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private String complete(String key, String id, List<CompletedPart> parts) {
    return s3.s3
        .completeMultipartUpload(
            c -> c.bucket(BUCKET).key(key).uploadId(id).multipartUpload(m -> m.parts(parts)))
        .eTag();
  }

  private static String code(Executable call) {
    return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
  }
}
