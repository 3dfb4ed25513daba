package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

class VersionsTest {
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
  void bucketSaysHowItStands() {
    assertNull(s3.s3.getBucketVersioning(g -> g.bucket(BUCKET)).statusAsString());
    for (String status : List.of("Enabled", "Suspended")) {
      set(status);
      assertEquals(status, s3.s3.getBucketVersioning(g -> g.bucket(BUCKET)).statusAsString());
    }
    assertEquals("MalformedXML", error(() -> set("Off")).awsErrorDetails().errorCode());
    assertEquals(
        "IllegalVersioningConfigurationException",
        error(() ->
                s3.s3.putBucketVersioning(v -> v.bucket(BUCKET).versioningConfiguration(c -> {})))
            .awsErrorDetails()
            .errorCode());
  }

  @Test
  void everyPutIsAVersionThatIsReadByItsName() throws Exception {
    assertNull(put("a", "0"));
    set("Enabled");
    String first = put("a", "1");
    String second = put("a", "2");
    assertTrue(first.matches("[0-9a-f]{32}"));
    assertEquals("2", text("a", null));
    assertEquals("1", text("a", first));
    assertEquals("0", text("a", "null"));
    var got = s3.s3.headObject(h -> h.bucket(BUCKET).key("a").versionId("null"));
    assertEquals("null", got.versionId());
    assertEquals(second, s3.s3.headObject(h -> h.bucket(BUCKET).key("a")).versionId());
    assertEquals("2", Files.readString(folder.resolve(BUCKET).resolve("a")));
    assertEquals(List.of("a " + second + " true", "a " + first + " false", "a null false"), all());
    assertEquals(1, s3.s3.listObjectsV2(l -> l.bucket(BUCKET)).contents().size());
  }

  @Test
  void deletedObjectIsMarkedAndComesBackWhenTheMarkGoes() throws Exception {
    set("Enabled");
    String version = put("a", "1");
    var deleted = s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a"));
    assertTrue(deleted.deleteMarker());
    String marker = deleted.versionId();
    S3Exception gone = error(() -> text("a", null));
    assertEquals("NoSuchKey", gone.awsErrorDetails().errorCode());
    var headers = gone.awsErrorDetails().sdkHttpResponse();
    assertEquals("true", headers.firstMatchingHeader("x-amz-delete-marker").orElseThrow());
    assertEquals(marker, headers.firstMatchingHeader("x-amz-version-id").orElseThrow());
    S3Exception marked = error(() -> text("a", marker));
    assertEquals(405, marked.statusCode());
    assertEquals("MethodNotAllowed", marked.awsErrorDetails().errorCode());
    assertEquals(
        405,
        error(() -> s3.s3.headObject(h -> h.bucket(BUCKET).key("a").versionId(marker)))
            .statusCode());
    assertEquals("1", text("a", version));
    assertFalse(Files.exists(folder.resolve(BUCKET).resolve("a")));
    assertEquals(List.of("a " + version + " false", "marker a " + marker + " true"), all());
    assertEquals(List.of(), s3.s3.listObjectsV2(l -> l.bucket(BUCKET)).contents());
    var undone = s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a").versionId(marker));
    assertTrue(undone.deleteMarker());
    assertEquals("1", text("a", null));
    assertEquals("1", Files.readString(folder.resolve(BUCKET).resolve("a")));
  }

  @Test
  void whereVersionsAreSuspendedTheOneWithoutANameIsReplaced() {
    set("Enabled");
    String version = put("a", "1");
    set("Suspended");
    assertNull(put("a", "2"));
    assertNull(put("a", "3"));
    assertEquals(List.of("a null true", "a " + version + " false"), all());
    assertEquals("3", text("a", null));
    assertEquals("null", s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a")).versionId());
    assertEquals(List.of("a " + version + " false", "marker a null true"), all());
    assertEquals(1, s3.files.unplaced(0).size());
    assertNull(put("a", "4"));
    assertEquals(List.of("a null true", "a " + version + " false"), all());
  }

  @Test
  void bytesGoWithTheLastVersionThatHasThem() {
    set("Enabled");
    String first = put("a", "1");
    String second = put("a", "2");
    assertEquals(2, s3.files.unplaced(0).size());
    assertEquals(
        "BucketNotEmpty",
        error(() -> s3.s3.deleteBucket(d -> d.bucket(BUCKET))).awsErrorDetails().errorCode());
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a").versionId(second));
    assertEquals("1", text("a", null));
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a").versionId(first));
    assertEquals(
        first, s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a").versionId(first)).versionId());
    assertEquals(List.of(), s3.files.unplaced(0));
    assertFalse(Files.exists(folder.resolve(BUCKET).resolve("a")));
    s3.s3.deleteBucket(d -> d.bucket(BUCKET));
  }

  @Test
  void copiesAndUploadsAreVersionsToo() {
    set("Enabled");
    String first = put("a", "1");
    put("a", "2");
    var copied =
        s3.s3.copyObject(c ->
            c.sourceBucket(BUCKET)
                .sourceKey("a")
                .sourceVersionId(first)
                .destinationBucket(BUCKET)
                .destinationKey("a"));
    assertEquals(first, copied.copySourceVersionId());
    assertNotNull(copied.versionId());
    assertEquals("1", text("a", null));
    String id = s3.s3.createMultipartUpload(u -> u.bucket(BUCKET).key("a")).uploadId();
    String etag =
        s3.s3
            .uploadPart(
                p -> p.bucket(BUCKET).key("a").uploadId(id).partNumber(1),
                RequestBody.fromString("3"))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    String whole =
        s3.s3
            .completeMultipartUpload(
                c -> c.bucket(BUCKET).key("a").uploadId(id).multipartUpload(m -> m.parts(part)))
            .versionId();
    assertEquals("3", text("a", whole));
    assertEquals(4, all().size());
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("a"));
    assertEquals("NoSuchKey", error(() -> copy(null)).awsErrorDetails().errorCode());
    String marker =
        s3.s3.listObjectVersions(l -> l.bucket(BUCKET)).deleteMarkers().getFirst().versionId();
    assertEquals("InvalidRequest", error(() -> copy(marker)).awsErrorDetails().errorCode());
  }

  private void copy(@Nullable String version) {
    s3.s3.copyObject(c ->
        c.sourceBucket(BUCKET)
            .sourceKey("a")
            .sourceVersionId(version)
            .destinationBucket(BUCKET)
            .destinationKey("b"));
  }

  @Test
  void versionsThatAreNotThereAreNamed() {
    set("Enabled");
    put("a", "1");
    S3Exception none = error(() -> text("a", "0".repeat(32)));
    assertEquals(404, none.statusCode());
    assertEquals("NoSuchVersion", none.awsErrorDetails().errorCode());
    assertEquals("InvalidArgument", error(() -> text("a", "x")).awsErrorDetails().errorCode());
  }

  @Test
  void severalAreDeletedWithAndWithoutTheirVersions() {
    set("Enabled");
    String a = put("a", "1");
    put("b", "1");
    var done =
        s3.s3
            .deleteObjects(d ->
                d.bucket(BUCKET)
                    .delete(l ->
                        l.objects(
                            ObjectIdentifier.builder().key("a").versionId(a).build(),
                            ObjectIdentifier.builder().key("b").build())))
            .deleted();
    assertEquals(a, done.get(0).versionId());
    assertNull(done.get(0).deleteMarker());
    assertTrue(done.get(1).deleteMarker());
    assertEquals("b", done.get(1).key());
    assertEquals(2, all().size());
    assertTrue(all().contains("marker b " + done.get(1).deleteMarkerVersionId() + " true"));
  }

  @Test
  void versionsComePageByPage() {
    set("Enabled");
    for (String key : List.of("a/1", "a/2", "b", "c/1")) {
      put(key, "1");
      put(key, "2");
    }
    s3.s3.deleteObject(d -> d.bucket(BUCKET).key("b"));
    List<String> whole = all();
    assertEquals(9, whole.size());
    for (int size = 1; size <= 4; size++) {
      assertEquals(whole.stream().sorted().toList(), pages(size, "").stream().sorted().toList());
      assertEquals(
          List.of("prefix a/", "prefix c/"),
          pages(size, "/").stream().filter(e -> e.startsWith("prefix")).toList());
      assertEquals(5, pages(size, "/").size());
    }
    assertEquals(
        "InvalidArgument",
        error(() -> s3.s3.listObjectVersions(l -> l.bucket(BUCKET).versionIdMarker("null")))
            .awsErrorDetails()
            .errorCode());
  }

  private List<String> pages(int size, String delimiter) {
    List<String> found = new ArrayList<>();
    String key = null;
    String version = null;
    ListObjectVersionsResponse page;
    do {
      String fromKey = key;
      String fromVersion = version;
      page =
          s3.s3.listObjectVersions(l ->
              l.bucket(BUCKET)
                  .maxKeys(size)
                  .delimiter(delimiter)
                  .keyMarker(fromKey)
                  .versionIdMarker(fromVersion));
      found.addAll(shown(page));
      page.commonPrefixes().forEach(p -> found.add("prefix " + p.prefix()));
      key = page.nextKeyMarker();
      version = page.nextVersionIdMarker();
    } while (page.isTruncated());
    return found;
  }

  @Test
  void versionsHaveTagsOfTheirOwn() {
    set("Enabled");
    String first = put("a", "1");
    put("a", "2");
    s3.s3.putObjectTagging(t ->
        t.bucket(BUCKET)
            .key("a")
            .versionId(first)
            .tagging(g -> g.tagSet(Tag.builder().key("k").value("v").build())));
    assertEquals(
        1, s3.s3.getObjectTagging(t -> t.bucket(BUCKET).key("a").versionId(first)).tagSet().size());
    assertEquals(0, s3.s3.getObjectTagging(t -> t.bucket(BUCKET).key("a")).tagSet().size());
    assertEquals("1", text("a", first));
  }

  @Test
  void whatACrashLeftIsTidiedAndNoVersionGoes() throws Exception {
    set("Enabled");
    String first = put("a", "1");
    String second = put("a", "2");
    Path shown = folder.resolve(BUCKET).resolve("a");
    // Before the file was shown, and with one that no row names.
    Files.delete(shown);
    Files.writeString(ObjectFiles.contents(folder).resolve("nobodys"), "x");
    new Tidying(s3.shelf).run();
    assertEquals("2", Files.readString(shown));
    assertEquals("1", text("a", first));
    assertEquals("2", text("a", second));
    assertEquals(2, s3.files.unplaced(0).size());
  }

  private void set(String status) {
    s3.s3.putBucketVersioning(v -> v.bucket(BUCKET).versioningConfiguration(c -> c.status(status)));
  }

  private @Nullable String put(String key, String text) {
    return s3.s3
        .putObject(p -> p.bucket(BUCKET).key(key), RequestBody.fromString(text))
        .versionId();
  }

  private String text(String key, @Nullable String version) {
    return s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key).versionId(version)).asUtf8String();
  }

  private List<String> all() {
    return shown(s3.s3.listObjectVersions(l -> l.bucket(BUCKET)));
  }

  private static List<String> shown(ListObjectVersionsResponse page) {
    List<String> found = new ArrayList<>();
    page.versions().forEach(v -> found.add(v.key() + " " + v.versionId() + " " + v.isLatest()));
    page.deleteMarkers()
        .forEach(m -> found.add("marker " + m.key() + " " + m.versionId() + " " + m.isLatest()));
    return found;
  }

  private static S3Exception error(Runnable call) {
    return assertThrows(S3Exception.class, call::run);
  }
}
