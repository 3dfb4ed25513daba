package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectsTest {
  private static final String BUCKET = "some-bucket";

  @TempDir Path folder;
  private S3Fixture s3;

  @BeforeEach
  void open() {
    s3 = new S3Fixture(folder, true);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void objectIsGivenAsItWasPutAndIsAFileOfItsKeysName() throws Exception {
    s3.s3.putObject(
        p ->
            p.bucket(BUCKET)
                .key("a/b.txt")
                .contentType("text/plain")
                .cacheControl("no-cache")
                .metadata(Map.of("one", "1")),
        RequestBody.fromString("hello"));
    var got = s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("a/b.txt"));
    GetObjectResponse head = got.response();
    assertEquals("hello", got.asUtf8String());
    assertEquals("text/plain", head.contentType());
    assertEquals("no-cache", head.cacheControl());
    assertEquals(Map.of("one", "1"), head.metadata());
    assertEquals("\"5d41402abc4b2a76b9719d911017c592\"", head.eTag());
    assertEquals("hello", Files.readString(folder.resolve(BUCKET).resolve("a/b.txt")));
  }

  @Test
  void keysThatAreNoFilesNamesAreKeysAsGoodAsAny() {
    List<String> keys =
        List.of(
            "../../etc/passwd",
            "a",
            "a/",
            "a/b",
            "a//b",
            "/a",
            ".",
            "..",
            ".hidden",
            "x/./y",
            "ä ö+%25\uD83D\uDE00",
            "c:\\d",
            "q?x=1&y#z",
            "a".repeat(1024));
    keys.forEach(key -> put(key, key));
    for (String key : keys) {
      assertEquals(key, get(key));
    }
    assertEquals(keys.size(), s3.s3.listObjectsV2(l -> l.bucket(BUCKET)).keyCount());
    for (String key : keys) {
      s3.s3.deleteObject(d -> d.bucket(BUCKET).key(key));
      assertEquals("NoSuchKey", code(() -> get(key)));
    }
    s3.s3.deleteBucket(d -> d.bucket(BUCKET));
  }

  @Test
  void bodyBeyondTheUsualLimitStreams() {
    byte[] large = new byte[5_000_000];
    new Random(7).nextBytes(large);
    s3.s3.putObject(p -> p.bucket(BUCKET).key("large"), RequestBody.fromBytes(large));
    assertArrayEquals(
        large, s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("large")).asByteArray());
    byte[] some =
        s3.s3
            .getObjectAsBytes(g -> g.bucket(BUCKET).key("large").range("bytes=4999998-"))
            .asByteArray();
    assertArrayEquals(new byte[] {large[4_999_998], large[4_999_999]}, some);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void checksumsAreProvedAndGivenBack(ChecksumAlgorithm algorithm) {
    var put =
        s3.s3.putObject(
            p -> p.bucket(BUCKET).key("sum").checksumAlgorithm(algorithm),
            RequestBody.fromString("123456789"));
    var head = s3.s3.headObject(h -> h.bucket(BUCKET).key("sum").checksumMode("ENABLED"));
    String sum =
        switch (algorithm) {
          case CRC32 -> "y/Q5Jg==";
          case CRC32_C -> "4waSgw==";
          case SHA1 -> "98O8HYCOBHMq32eZZczDTKeuNEE=";
          default -> "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=";
        };
    assertTrue(put.toString().contains(sum), put.toString());
    assertTrue(head.toString().contains(sum), head.toString());
  }

  @Test
  void theCrcOfNvmeIsItsOwn() {
    byte[] bytes = "123456789".getBytes(UTF_8);
    Crc64Nvme crc = new Crc64Nvme();
    crc.update(bytes, 0, bytes.length);
    assertEquals("ae8b14860a799888", Long.toHexString(crc.getValue()));
  }

  @Test
  void wrongChecksumKeepsTheObjectOut() {
    assertEquals(
        "BadDigest",
        code(() ->
            s3.s3.putObject(
                p ->
                    p.bucket(BUCKET)
                        .key("sum")
                        .checksumSHA256("FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
                RequestBody.fromString("x"))));
    assertEquals("NoSuchKey", code(() -> get("sum")));
    assertEquals(List.of(), s3.files.unplaced(0));
  }

  @Test
  void listingGroupsByDelimiterAndPages() {
    List<String> keys = List.of("a", "b/1", "b/2", "c/1", "d", "e/1");
    keys.forEach(key -> put(key, key));
    List<String> seen = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListObjectsV2Response page =
          s3.s3.listObjectsV2(
              l -> l.bucket(BUCKET).delimiter("/").maxKeys(2).continuationToken(from));
      page.contents().stream().map(S3Object::key).forEach(seen::add);
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(seen::add);
      token = page.nextContinuationToken();
    } while (token != null);
    assertEquals(List.of("a", "b/", "d", "c/", "e/"), seen);
    assertEquals(
        List.of("b/2"),
        s3
            .s3
            .listObjectsV2(l -> l.bucket(BUCKET).prefix("b/").startAfter("b/1"))
            .contents()
            .stream()
            .map(S3Object::key)
            .toList());
  }

  @Test
  void conditionsOfWritesAndReadsCount() {
    put("x", "1");
    String etag = s3.s3.headObject(h -> h.bucket(BUCKET).key("x")).eTag();
    assertEquals(
        "PreconditionFailed",
        code(() ->
            s3.s3.putObject(
                p -> p.bucket(BUCKET).key("x").ifNoneMatch("*"), RequestBody.fromString("2"))));
    assertEquals(
        304,
        status(() -> s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("x").ifNoneMatch(etag))));
    s3.s3.putObject(p -> p.bucket(BUCKET).key("x").ifMatch(etag), RequestBody.fromString("3"));
    assertEquals("3", get("x"));
    assertEquals(
        "InvalidRange",
        code(() -> s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("x").range("bytes=5-6"))));
  }

  @Test
  void copyTakesTheOldMetadataOrTheNew() {
    s3.s3.putObject(
        p -> p.bucket(BUCKET).key("x ä+").metadata(Map.of("a", "1")), RequestBody.fromString("1"));
    s3.s3.copyObject(c ->
        c.sourceBucket(BUCKET).sourceKey("x ä+").destinationBucket(BUCKET).destinationKey("y"));
    assertEquals(Map.of("a", "1"), s3.s3.headObject(h -> h.bucket(BUCKET).key("y")).metadata());
    s3.s3.copyObject(c ->
        c.sourceBucket(BUCKET)
            .sourceKey("y")
            .destinationBucket(BUCKET)
            .destinationKey("y")
            .metadataDirective("REPLACE")
            .metadata(Map.of("b", "2")));
    assertEquals(Map.of("b", "2"), s3.s3.headObject(h -> h.bucket(BUCKET).key("y")).metadata());
    assertEquals(
        "InvalidRequest",
        code(() ->
            s3.s3.copyObject(c ->
                c.sourceBucket(BUCKET)
                    .sourceKey("y")
                    .destinationBucket(BUCKET)
                    .destinationKey("y"))));
  }

  @Test
  void manyAreDeletedAtOnce() {
    put("a", "1");
    var deleted =
        s3.s3.deleteObjects(d ->
            d.bucket(BUCKET)
                .delete(k ->
                    k.objects(
                        ObjectIdentifier.builder().key("a").build(),
                        ObjectIdentifier.builder().key("b").build())));
    assertEquals(2, deleted.deleted().size());
    assertEquals("NoSuchKey", code(() -> get("a")));
  }

  @Test
  void crashLeavesNeitherAContentThatIsNobodysNorAnObjectWithoutItsName() throws Exception {
    Path contents = folder.resolve(".holdpoint/objects");
    Files.writeString(contents.resolve("nobodys"), "of a put that was never committed");
    put("a/b", "1");
    // As it is between the commit and the move, and in the midst of a delete.
    Path placed = folder.resolve(BUCKET).resolve("a/b");
    String id = s3.store.read(tx -> s3.shelf.objects.get(tx, BUCKET, "a/b")).file().id();
    Files.move(placed, contents.resolve(id));
    assertEquals("1", get("a/b"));
    new Tidying(s3.shelf).run();
    assertEquals(List.of(), s3.files.unplaced(0));
    assertEquals("1", Files.readString(placed));
    assertEquals("1", get("a/b"));
  }

  @Test
  void mistakesAreNamedAsS3NamesThem() {
    assertEquals("NoSuchBucket", code(() -> s3.s3.listObjectsV2(l -> l.bucket("no-such-one"))));
    assertEquals("InvalidBucketName", code(() -> s3.s3.createBucket(b -> b.bucket("xn--a"))));
    assertEquals("KeyTooLongError", code(() -> put("a".repeat(1025), "")));
    put("a", "1");
    assertEquals("BucketNotEmpty", code(() -> s3.s3.deleteBucket(b -> b.bucket(BUCKET))));
    assertEquals(
        "NotImplemented",
        code(() -> s3.s3.getBucketAccelerateConfiguration(a -> a.bucket(BUCKET))));
    assertEquals("SignatureDoesNotMatch", code(() -> s3.client("other").listBuckets()));
  }

  /**
   * The raw header, for which the SDK has parts of its own: as {@code encodeURIComponent} of bucket
   * and key makes it.
   */
  @Test
  @SuppressWarnings("deprecation")
  void sourceOfACopyMayBeEncodedAsAWhole() {
    put("a/b +c", "hello");
    s3.s3.copyObject(c ->
        c.copySource(BUCKET + "%2Fa%2Fb%20%2Bc").destinationBucket(BUCKET).destinationKey("copy"));
    assertEquals("hello", s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key("copy")).asUtf8String());
  }

  private String refusal(Consumer<PutObjectRequest.Builder> how) {
    return code(
        () -> s3.s3.putObject(p -> how.accept(p.bucket(BUCKET).key("b")), RequestBody.empty()));
  }

  @Test
  void headersThatMeanNothingAreRefused() {
    assertEquals("InvalidDigest", refusal(p -> p.contentMD5("zzz")));
    assertEquals("InvalidRequest", refusal(p -> p.checksumCRC32("!!")));
    assertEquals("InvalidArgument", refusal(p -> p.acl("everybody")));
    assertEquals("InvalidArgument", refusal(p -> p.serverSideEncryption("rot13")));
    assertEquals(
        "InvalidRedirectLocation", refusal(p -> p.websiteRedirectLocation("ftp://elsewhere")));
    assertEquals(
        "InvalidArgument",
        code(() -> s3.s3.listObjectsV2(l -> l.bucket(BUCKET).continuationToken("garbage"))));
    put("a", "hello");
    String upload = s3.s3.createMultipartUpload(c -> c.bucket(BUCKET).key("m")).uploadId();
    assertEquals(
        "InvalidArgument",
        code(() ->
            s3.s3.uploadPartCopy(c ->
                c.sourceBucket(BUCKET)
                    .sourceKey("a")
                    .copySourceRange("bytes=0-99")
                    .destinationBucket(BUCKET)
                    .destinationKey("m")
                    .uploadId(upload)
                    .partNumber(1))));
  }

  @Test
  void emptyBodyThatWasAnnouncedEndsTheConnection() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", s3.base().getPort())) {
      String head =
          "PUT /objects-bucket-x/k HTTP/1.1\r\nHost: s3.localhost\r\nContent-Length: 0\r\n"
              + "Expect: 100-continue\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      List<String> answer = lines.lines().takeWhile(line -> !line.isEmpty()).toList();
      assertTrue(answer.getFirst().startsWith("HTTP/1.1 4"), answer.getFirst());
      assertTrue(answer.contains("Connection: close"), answer.toString());
    }
  }

  private void put(String key, String text) {
    s3.s3.putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  private String get(String key) {
    return s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static String code(Executable call) {
    return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
  }

  private static int status(Executable call) {
    return assertThrows(S3Exception.class, call).statusCode();
  }
}
