package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Uploads by browsers' forms, whose policies are signed as boto3 signs them. */
class FormsTest {
  private static final String BUCKET = "form-bucket";

  private final HttpClient http = HttpClient.newHttpClient();
  private S3Fixture s3;

  @BeforeEach
  void open(@TempDir Path temp) {
    s3 = new S3Fixture(temp, true);
    s3.s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    http.close();
    s3.close();
  }

  private static byte[] hmac(String algorithm, byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  /** Fields with a policy of these conditions. */
  private static Map<String, String> fields(String key, Instant until, String conditions)
      throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", S3Fixture.KEY + "/20261130/us-east-1/s3/aws4_request");
    fields.put("x-amz-date", "20261130T000000Z");
    String policy =
        """
        {"expiration": "%s", "conditions": [{"bucket": "%s"}, ["starts-with", "$key", "in/"],
         ["starts-with", "$x-amz-algorithm", ""], ["starts-with", "$x-amz-credential", ""],
         ["starts-with", "$x-amz-date", ""]%s]}\
        """
            .formatted(until, BUCKET, conditions);
    String base64 = Base64.getEncoder().encodeToString(policy.getBytes(UTF_8));
    fields.put("policy", base64);
    byte[] signing = ("AWS4" + S3Fixture.SECRET).getBytes(UTF_8);
    for (String part : new String[] {"20261130", "us-east-1", "s3", "aws4_request"}) {
      signing = hmac("HmacSHA256", signing, part);
    }
    fields.put("x-amz-signature", Digest.hex(hmac("HmacSHA256", signing, base64)));
    return fields;
  }

  private static Map<String, String> fields(String key, String conditions) throws Exception {
    return fields(key, Instant.now().plusSeconds(600), conditions);
  }

  private HttpResponse<String> post(Map<String, String> fields, String file) throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(
            "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value)));
    body.append(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\x\\a.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n"
            + file
            + "\r\n--b--\r\n");
    return http.send(
        HttpRequest.newBuilder(s3.base().resolve("/" + BUCKET))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String read(String key) {
    return s3.s3.getObjectAsBytes(g -> g.bucket(BUCKET).key(key)).asUtf8String();
  }

  private void assertRefused(int status, String part, Map<String, String> fields) throws Exception {
    HttpResponse<String> answer = post(fields, "hello");
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(part), answer.body());
  }

  @Test
  void fileBecomesTheObjectThatTheFieldsDescribe() throws Exception {
    String text = "one\r\n--not the boundary\r\r\n-\r\n--";
    String more = ", [\"eq\", \"$Content-Type\", \"text/x\"], {\"x-amz-meta-who\": \"me\"}";
    Map<String, String> fields = fields("in/${filename}", more);
    fields.put("Content-Type", "text/x");
    fields.put("x-amz-meta-who", "me");
    fields.put("x-ignore-this", "1");
    assertEquals(204, post(fields, text).statusCode());
    assertEquals(text, read("in/a.txt"));
    HeadObjectResponse head = s3.s3.headObject(h -> h.bucket(BUCKET).key("in/a.txt"));
    assertEquals("text/x", head.contentType());
    assertEquals(Map.of("who", "me"), head.metadata());
  }

  @Test
  void answerIsTheOneThatTheFormAsksFor() throws Exception {
    Map<String, String> created = fields("in/b c", ", {\"success_action_status\": \"201\"}");
    created.put("success_action_status", "201");
    HttpResponse<String> answer = post(created, "x");
    assertEquals(201, answer.statusCode());
    assertTrue(answer.body().contains("<Key>in/b c</Key>"), answer.body());
    String place = ", {\"success_action_redirect\": \"http://app.test/done?a=1\"}";
    Map<String, String> redirect = fields("in/c", place);
    redirect.put("success_action_redirect", "http://app.test/done?a=1");
    HttpResponse<String> sent = post(redirect, "x");
    assertEquals(303, sent.statusCode());
    assertTrue(
        sent.headers()
            .firstValue("location")
            .orElseThrow()
            .startsWith("http://app.test/done?a=1&bucket=form-bucket&key=in%2Fc&etag=%22"));
  }

  @Test
  void whatThePolicyDoesNotAllowIsRefused() throws Exception {
    assertRefused(
        403,
        "Policy Condition failed: [&quot;starts-with&quot;, &quot;$key&quot;",
        fields("out/a", ""));
    Map<String, String> extra = fields("in/a", "");
    extra.put("x-amz-meta-more", "1");
    assertRefused(403, "Extra input fields: x-amz-meta-more", extra);
    assertRefused(
        403, "Policy expired.", fields("in/a", Instant.parse("2020-01-01T00:00:00Z"), ""));
    assertRefused(400, "EntityTooLarge", fields("in/a", ", [\"content-length-range\", 1, 4]"));
    assertRefused(400, "EntityTooSmall", fields("in/a", ", [\"content-length-range\", 6, 10]"));
    Map<String, String> forged = fields("in/a", "");
    forged.put("x-amz-signature", "0".repeat(64));
    assertRefused(403, "SignatureDoesNotMatch", forged);
    assertRefused(403, "AccessDenied", Map.of("key", "in/a"));
    assertRefused(400, "InvalidArgument", Map.of("key", "in/a", "policy", "e30="));
    assertEquals(0, s3.s3.listObjectsV2(l -> l.bucket(BUCKET)).keyCount());
  }

  @Test
  void olderSignatureIsAsGood() throws Exception {
    Map<String, String> fields = fields("in/old", "");
    Map<String, String> older = new LinkedHashMap<>();
    String policy = fields.get("policy");
    older.put("key", "in/old");
    older.put("AWSAccessKeyId", S3Fixture.KEY);
    older.put("policy", policy);
    byte[] mac = hmac("HmacSHA1", S3Fixture.SECRET.getBytes(UTF_8), policy);
    older.put("signature", Base64.getEncoder().encodeToString(mac));
    assertEquals(204, post(older, "x").statusCode());
    assertEquals("x", read("in/old"));
  }
}
