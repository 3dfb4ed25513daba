package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.server.http.WebRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class VerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final AccessKey KEY =
      new AccessKey("KEY", "a-secret-of-the-key", AccessRole.OPERATOR, "111122223333");
  private final KeyRing ring = new KeyRing(List.of(KEY), new byte[32], AccessRole.READ_ONLY);
  private Instant now = NOW;
  private final Verifier verifier = new Verifier(ring, () -> now);

  private static WebRequest signed(AwsCredentialsIdentity who, String service, boolean inQuery) {
    byte[] body = inQuery ? new byte[0] : "{\"a\":1}".getBytes(UTF_8);
    SdkHttpRequest plain =
        SdkHttpRequest.builder()
            .method(inQuery ? SdkHttpMethod.GET : SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:4566/?Action=ListQueues&Version=2012-11-05"))
            .putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign -> {
              sign.identity(who).request(plain).payload(() -> new ByteArrayInputStream(body));
              sign.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service);
              sign.putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1");
              sign.putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
              if (inQuery) {
                sign.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING);
                sign.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(30));
              }
            })
            .request();
    Map<String, List<String>> headers = new HashMap<>();
    signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new WebRequest(
        signed.method().name(),
        signed.encodedPath(),
        signed.encodedQueryParameters().orElse(""),
        headers,
        body,
        "127.0.0.1");
  }

  private static AwsCredentialsIdentity who(String id, String secret) {
    return AwsBasicCredentials.create(id, secret);
  }

  private Verdict.Fault fault(WebRequest request) {
    return assertInstanceOf(Verdict.Refused.class, verifier.verify(request, "states")).fault();
  }

  private static WebRequest with(WebRequest request, String name, String value) {
    Map<String, List<String>> headers = new HashMap<>(request.headers());
    headers.put(name, List.of(value));
    return new WebRequest(
        request.method(), request.path(), request.rawQuery(), headers, request.body(), "127.0.0.1");
  }

  @Test
  void whatTheSdkSignsIsProvedInHeadersAndInUrls() {
    AwsCredentialsIdentity who = who(KEY.id(), KEY.secret());
    assertEquals(new Verdict.Proved(KEY), verifier.verify(signed(who, "states", false), "states"));
    assertEquals(new Verdict.Proved(KEY), verifier.verify(signed(who, "states", true), "states"));
  }

  @Test
  void nothingThatWasSignedMayChange() {
    WebRequest good = signed(who(KEY.id(), KEY.secret()), "states", false);
    assertEquals(
        Verdict.Fault.BAD_SIGNATURE, fault(with(good, "x-amz-target", "AWSStepFunctions.Other")));
    assertEquals(Verdict.Fault.BAD_SIGNATURE, fault(with(good, "host", "other:4566")));
    WebRequest otherBody =
        new WebRequest(
            good.method(), good.path(), good.rawQuery(), good.headers(), new byte[1], "127.0.0.1");
    assertEquals(Verdict.Fault.BAD_SIGNATURE, fault(otherBody));
    assertEquals(
        Verdict.Fault.BAD_SIGNATURE, fault(with(good, "x-amz-content-sha256", "UNSIGNED-PAYLOAD")));
    WebRequest added = with(good, "x-amz-security-token", "x");
    assertEquals(Verdict.Fault.BAD_SIGNATURE, fault(added), "an x-amz- header that is not signed");
  }

  @Test
  void othersAreRefusedEachInItsWay() {
    assertEquals(
        Verdict.Fault.UNSIGNED,
        fault(new WebRequest("GET", "/", "", Map.of(), new byte[0], "127.0.0.1")));
    assertEquals(
        Verdict.Fault.UNKNOWN_KEY, fault(signed(who("NOBODY", KEY.secret()), "states", false)));
    assertEquals(
        Verdict.Fault.BAD_SIGNATURE, fault(signed(who(KEY.id(), "another"), "states", false)));
    assertEquals(
        Verdict.Fault.BAD_SIGNATURE, fault(signed(who(KEY.id(), KEY.secret()), "sqs", false)));
    WebRequest good = signed(who(KEY.id(), KEY.secret()), "states", false);
    assertEquals(
        Verdict.Fault.INCOMPLETE,
        fault(with(good, "authorization", "AWS4-HMAC-SHA256 Credential=KEY/x")));
    assertEquals(Verdict.Fault.INCOMPLETE, fault(with(good, "authorization", "AWS4-ECDSA x")));
    assertEquals(Verdict.Fault.INCOMPLETE, fault(with(good, "x-amz-date", "yesterday")));
  }

  @Test
  void signaturesAgeAndUrlsExpire() {
    WebRequest header = signed(who(KEY.id(), KEY.secret()), "states", false);
    WebRequest url = signed(who(KEY.id(), KEY.secret()), "states", true);
    now = NOW.plus(Duration.ofMinutes(6));
    Verdict.Refused old =
        assertInstanceOf(Verdict.Refused.class, verifier.verify(header, "states"));
    assertEquals(
        "Signature expired: 20261128T120000Z is now earlier than 20261128T120100Z"
            + " (20261128T120600Z - 5 min.)",
        old.message());
    assertInstanceOf(Verdict.Proved.class, verifier.verify(url, "states"));
    now = NOW.plus(Duration.ofMinutes(31));
    assertEquals(Verdict.Fault.BAD_SIGNATURE, fault(url));
    now = NOW.minus(Duration.ofMinutes(6));
    assertEquals(Verdict.Fault.BAD_SIGNATURE, fault(header), "from the future");
  }

  @Test
  void assumedRolesActForTheirAccountUntilTheyEnd() {
    String id = "ASIA444455556666ABCD";
    KeyRing.Credentials made =
        ring.assume(id, KEY, "444455556666", NOW.plus(Duration.ofMinutes(2)));
    AwsSessionCredentials who =
        AwsSessionCredentials.create(made.id(), made.secret(), made.token());
    WebRequest request = signed(who, "states", false);
    Verdict.Proved proved =
        assertInstanceOf(Verdict.Proved.class, verifier.verify(request, "states"));
    assertEquals("444455556666", proved.key().account());
    assertEquals(AccessRole.OPERATOR, proved.key().role());
    assertInstanceOf(Verdict.Proved.class, verifier.verify(signed(who, "states", true), "states"));
    now = NOW.plus(Duration.ofMinutes(3));
    assertEquals(Verdict.Fault.EXPIRED_TOKEN, fault(request));
    now = NOW;
    AwsSessionCredentials forged =
        AwsSessionCredentials.create(id, made.secret(), made.token().replaceFirst("^.", "x"));
    assertEquals(Verdict.Fault.UNKNOWN_KEY, fault(signed(forged, "states", false)));
    KeyRing without = new KeyRing(List.of(), new byte[32], AccessRole.READ_ONLY);
    assertInstanceOf(
        Verdict.Refused.class, new Verifier(without, () -> now).verify(request, "states"));
  }

  @Test
  void functionsHaveAKeyOfTheirAccount() {
    AccessKey key = ring.ofFunctions("111122223333");
    WebRequest request = signed(who(key.id(), key.secret()), "states", false);
    assertEquals(new Verdict.Proved(key), verifier.verify(request, "states"));
    assertEquals(AccessRole.READ_ONLY, key.role());
  }

  @Test
  void secretsAreShownNowhere() {
    assertFalse(KEY.toString().contains(KEY.secret()));
    assertFalse(ring.toString().contains(KEY.secret()));
    assertTrue(new Verdict.Proved(KEY).toString().contains("***"));
  }

  @Test
  void rolesMayWhatTheirNamesSay() {
    assertTrue(AccessRole.READ_ONLY.may("DescribeExecution"));
    assertFalse(AccessRole.READ_ONLY.may("GetActivityTask"));
    assertFalse(AccessRole.READ_ONLY.may("SendTaskSuccess"));
    assertTrue(AccessRole.OPERATOR.may("SendTaskSuccess"));
    assertTrue(AccessRole.OPERATOR.may("GetActivityTask"));
    assertTrue(AccessRole.OPERATOR.may("ListQueues"));
    assertFalse(AccessRole.OPERATOR.may("DeleteQueue"));
    assertTrue(AccessRole.OPERATOR.may("PublishBatch"));
    assertTrue(AccessRole.OPERATOR.may("PutObjectTagging"));
    for (String changes :
        List.of(
            "PublishStateMachineVersion",
            "PublishVersion",
            "PublishLayerVersion",
            "PutObjectLockConfiguration")) {
      assertFalse(AccessRole.OPERATOR.may(changes), changes);
    }
    assertTrue(AccessRole.ADMIN.may("DeleteQueue"));
    assertEquals(AccessRole.READ_ONLY, AccessRole.of("read-only"));
  }
}
