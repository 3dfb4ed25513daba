package dev.holdpoint.server.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What a bucket is told besides its objects: by the SDK's client, and as browsers ask. */
class BucketSettingsTest {
  private static final String BUCKET = "settings-bucket";
  private static final String PAGE = "https://app.example.com";

  private final HttpClient http = HttpClient.newHttpClient();
  private Path folder;
  private S3Fixture s3;

  @BeforeEach
  void open(@TempDir Path temp) {
    folder = temp;
    s3 = new S3Fixture(temp, true);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    http.close();
    s3.close();
  }

  private static String code(Executable call) {
    return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
  }

  private void allow(CORSRule rule) {
    CORSConfiguration rules = CORSConfiguration.builder().corsRules(rule).build();
    s3.s3.putBucketCors(p -> p.bucket(BUCKET).corsConfiguration(rules));
  }

  private static CORSRule.Builder rule() {
    return CORSRule.builder()
        .allowedOrigins("https://*.example.com")
        .allowedMethods("PUT", "GET")
        .allowedHeaders("*")
        .exposeHeaders("ETag")
        .maxAgeSeconds(60);
  }

  private URI link(boolean put) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(s3.base())
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Fixture.KEY, S3Fixture.SECRET)))
            .build()) {
      Duration long_ = Duration.ofMinutes(5);
      String url =
          put
              ? presigner
                  .presignPutObject(p ->
                      p.signatureDuration(long_).putObjectRequest(o -> o.bucket(BUCKET).key("k")))
                  .url()
                  .toString()
              : presigner
                  .presignGetObject(p ->
                      p.signatureDuration(long_).getObjectRequest(o -> o.bucket(BUCKET).key("k")))
                  .url()
                  .toString();
      return URI.create(url);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(URI at, String origin, String method) throws Exception {
    return send(
        HttpRequest.newBuilder(at)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "content-type,x-amz-meta-who"));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aPageOfAnAllowedOriginUploadsByAPresignedUrl() throws Exception {
    allow(rule().build());
    HttpResponse<String> may = ask(link(true), PAGE, "PUT");
    assertEquals(200, may.statusCode());
    assertEquals(PAGE, header(may, "access-control-allow-origin"));
    assertEquals("PUT, GET", header(may, "access-control-allow-methods"));
    assertEquals("content-type, x-amz-meta-who", header(may, "access-control-allow-headers"));
    assertEquals("60", header(may, "access-control-max-age"));
    HttpResponse<String> put =
        send(
            HttpRequest.newBuilder(link(true))
                .PUT(HttpRequest.BodyPublishers.ofString("hello"))
                .header("Origin", PAGE)
                .header("Sec-Fetch-Site", "cross-site"));
    assertEquals(200, put.statusCode(), put.body());
    assertEquals(PAGE, header(put, "access-control-allow-origin"));
    assertEquals("ETag", header(put, "access-control-expose-headers"));
    HttpResponse<String> got = send(HttpRequest.newBuilder(link(false)).header("Origin", PAGE));
    assertEquals("hello", got.body());
    assertEquals("true", header(got, "access-control-allow-credentials"));
  }

  @Test
  void othersMayNot() throws Exception {
    HttpResponse<String> none = ask(link(true), PAGE, "PUT");
    assertEquals(403, none.statusCode());
    assertTrue(none.body().contains("CORS is not enabled for this bucket"), none.body());
    allow(rule().build());
    assertEquals(403, ask(link(true), "https://example.org", "PUT").statusCode());
    assertEquals(403, ask(link(true), PAGE, "DELETE").statusCode());
    HttpResponse<String> got =
        send(HttpRequest.newBuilder(link(false)).header("Origin", "https://example.org"));
    assertEquals("", header(got, "access-control-allow-origin"));
  }

  @Test
  void rulesAreGivenBackAndTakenAway() {
    assertEquals("NoSuchCORSConfiguration", code(() -> s3.s3.getBucketCors(g -> g.bucket(BUCKET))));
    CORSRule rule = rule().id("one").build();
    allow(rule);
    assertEquals(List.of(rule), s3.s3.getBucketCors(g -> g.bucket(BUCKET)).corsRules());
    assertEquals(
        "InvalidRequest", code(() -> allow(rule.toBuilder().allowedMethods("PATCH").build())));
    s3.s3.deleteBucketCors(d -> d.bucket(BUCKET));
    assertEquals("NoSuchCORSConfiguration", code(() -> s3.s3.getBucketCors(g -> g.bucket(BUCKET))));
  }

  @Test
  void listsOfAccessAreTheOwners() {
    s3.s3.putObject(p -> p.bucket(BUCKET).key("k"), RequestBody.fromString("x"));
    var grants = s3.s3.getObjectAcl(g -> g.bucket(BUCKET).key("k")).grants();
    assertEquals(Permission.FULL_CONTROL, grants.getFirst().permission());
    var all = s3.s3.getBucketAcl(g -> g.bucket(BUCKET));
    assertEquals(all.owner().id(), all.grants().getFirst().grantee().id());
    s3.s3.putBucketAcl(p -> p.bucket(BUCKET).acl(BucketCannedACL.PRIVATE));
    s3.s3.putObjectAcl(
        p -> p.bucket(BUCKET).key("k").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL));
    s3.s3.putBucketAcl(
        p -> p.bucket(BUCKET).accessControlPolicy(a -> a.owner(all.owner()).grants(all.grants())));
    assertEquals(
        "AccessControlListNotSupported",
        code(() -> s3.s3.putBucketAcl(p -> p.bucket(BUCKET).acl(BucketCannedACL.PUBLIC_READ))));
    assertEquals("NoSuchKey", code(() -> s3.s3.getObjectAcl(g -> g.bucket(BUCKET).key("other"))));
  }

  @Test
  void whatHasNoEffectIsKeptAndGivenBack() {
    assertEquals(
        ServerSideEncryption.AES256,
        s3.s3
            .getBucketEncryption(g -> g.bucket(BUCKET))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst()
            .applyServerSideEncryptionByDefault()
            .sseAlgorithm());
    assertTrue(
        s3.s3
            .getPublicAccessBlock(g -> g.bucket(BUCKET))
            .publicAccessBlockConfiguration()
            .blockPublicAcls());
    s3.s3.putPublicAccessBlock(
        p -> p.bucket(BUCKET).publicAccessBlockConfiguration(b -> b.blockPublicAcls(false)));
    assertFalse(
        s3.s3
            .getPublicAccessBlock(g -> g.bucket(BUCKET))
            .publicAccessBlockConfiguration()
            .blockPublicAcls());
    s3.s3.deletePublicAccessBlock(d -> d.bucket(BUCKET));
    assertEquals(
        "NoSuchPublicAccessBlockConfiguration",
        code(() -> s3.s3.getPublicAccessBlock(g -> g.bucket(BUCKET))));
    assertEquals("NoSuchBucketPolicy", code(() -> s3.s3.getBucketPolicy(g -> g.bucket(BUCKET))));
    s3.s3.putBucketPolicy(p -> p.bucket(BUCKET).policy("{\"Statement\": []}"));
    assertEquals("{\"Statement\": []}", s3.s3.getBucketPolicy(g -> g.bucket(BUCKET)).policy());
    assertEquals(
        "MalformedPolicy", code(() -> s3.s3.putBucketPolicy(p -> p.bucket(BUCKET).policy("no"))));
  }

  @Test
  void ownershipAndEncryptionAreWhatS3Knows() {
    s3.s3.createBucket(b -> b.bucket("written").objectOwnership(ObjectOwnership.OBJECT_WRITER));
    assertEquals(
        ObjectOwnership.OBJECT_WRITER,
        s3.s3
            .getBucketOwnershipControls(g -> g.bucket("written"))
            .ownershipControls()
            .rules()
            .getFirst()
            .objectOwnership());
    assertEquals(
        "InvalidArgument",
        code(() -> s3.s3.createBucket(b -> b.bucket("nobodys").objectOwnership("Nobody"))));
    assertEquals("NoSuchBucket", code(() -> s3.s3.getBucketAcl(g -> g.bucket("nobodys"))));
    OwnershipControlsRule nobody = OwnershipControlsRule.builder().objectOwnership("No").build();
    assertEquals(
        "MalformedXML",
        code(() ->
            s3.s3.putBucketOwnershipControls(
                p -> p.bucket(BUCKET).ownershipControls(o -> o.rules(nobody)))));
    ServerSideEncryptionRule secret =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("ROT13"))
            .build();
    assertEquals(
        "MalformedXML",
        code(() ->
            s3.s3.putBucketEncryption(
                p -> p.bucket(BUCKET).serverSideEncryptionConfiguration(e -> e.rules(secret)))));
  }

  @Test
  void uploadsOfABucketGoWithIt() throws Exception {
    String id = s3.s3.createMultipartUpload(c -> c.bucket(BUCKET).key("k")).uploadId();
    s3.s3.uploadPart(
        p -> p.bucket(BUCKET).key("k").uploadId(id).partNumber(1), RequestBody.fromString("part"));
    s3.s3.deleteBucket(d -> d.bucket(BUCKET));
    UploadDesk desk = new UploadDesk(s3.shelf);
    assertEquals(List.of(), desk.files.uploads());
    assertEquals(List.of(), s3.store.<List<Object>>read(tx -> List.copyOf(desk.uploads.all(tx))));
    assertFalse(Files.exists(folder.resolve(BUCKET)));
    s3.s3.createBucket(b -> b.bucket(BUCKET));
    assertEquals(List.of(), s3.s3.listMultipartUploads(l -> l.bucket(BUCKET)).uploads());
  }

  @Test
  void uploadsOfABucketThatIsGoneGoAtTheStart() {
    s3.s3.createMultipartUpload(c -> c.bucket(BUCKET).key("k"));
    // As a node leaves it that ended in between.
    s3.store.write(tx -> {
      s3.buckets.delete(tx, s3.turns.home(), BUCKET);
      return BUCKET;
    });
    new Tidying(s3.shelf).run();
    UploadDesk desk = new UploadDesk(s3.shelf);
    assertTrue(s3.store.<Boolean>read(tx -> desk.uploads.all(tx).isEmpty()));
  }
}
