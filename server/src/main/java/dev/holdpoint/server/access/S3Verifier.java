package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves signatures of S3's requests by their heads: paths are signed as they are, and of a body
 * only what the head says of it. Thread-safe.
 */
public final class S3Verifier {
  /** As what a body is signed whose hash nobody knew. */
  public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " key and signing method.";

  private final KeyRing keys;
  private final InstantSource clock;

  public S3Verifier(KeyRing keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Whether it is a presigned URL of the older kind. */
  public static boolean isOlderUrl(WebRequest head) {
    return PresignedV2.isMade(head);
  }

  /** What is known of who signed. */
  public sealed interface Proof {
    /**
     * It was signed with this key.
     *
     * @param seal proves the parts of a body that comes in signed parts; null for a presigned URL
     *     of the older kind
     */
    record Given(AccessKey key, @Nullable BodySeal seal) implements Proof {}

    /** S3's code and message. */
    record Refused(String code, int status, String message) implements Proof {}
  }

  /** Who signed this request. */
  public Proof verify(WebRequest head) {
    if (PresignedV2.isMade(head)) {
      return older(head);
    }
    if (!Claim.isMade(head)) {
      return refused("AccessDenied", "Access Denied");
    }
    Claim claim = Claim.of(head);
    SignedTime time = claim == null ? null : SignedTime.of(head, claim);
    if (claim == null || time == null) {
      return new Proof.Refused(
          "AuthorizationHeaderMalformed", 400, "The authorization header is malformed.");
    }
    Proof wrong = wrong(head, claim, time.at());
    return wrong == null ? proof(head, claim, time) : wrong;
  }

  /**
   * Who signed the policy of a form.
   *
   * @param fields the form's, by names in lower case
   */
  public Proof verifyForm(Map<String, String> fields) {
    if (!fields.containsKey("policy")) {
      return refused("AccessDenied", "Access Denied");
    }
    SignedForm form = SignedForm.of(fields);
    if (form == null) {
      return new Proof.Refused(
          "InvalidArgument",
          400,
          "Bucket POST must contain a field named 'AWSAccessKeyId'.  If it is specified, please"
              + " check the order of the fields.");
    }
    return with(
        form.accessKey(),
        fields.get("x-amz-security-token"),
        key ->
            Hashes.same(form.signature(), form.expected(key.secret()))
                ? new Proof.Given(key, null)
                : refused("SignatureDoesNotMatch", MISMATCH));
  }

  private Proof older(WebRequest head) {
    PresignedV2 url = PresignedV2.of(head);
    if (url == null || clock.instant().isAfter(url.until())) {
      return refused("AccessDenied", "Request has expired");
    }
    return with(
        url.accessKey(),
        url.token(),
        key ->
            Hashes.same(url.signature(), url.expected(head, key.secret()))
                ? new Proof.Given(key, null)
                : refused("SignatureDoesNotMatch", MISMATCH));
  }

  private @Nullable Proof wrong(WebRequest head, Claim claim, Instant signed) {
    if (!claim.service().equals("s3") || !claim.signedHeaders().contains("host")) {
      return new Proof.Refused(
          "AuthorizationHeaderMalformed", 400, "The request must be signed for s3, with its host.");
    }
    for (String name : head.headers().keySet()) {
      boolean open = name.startsWith("x-amz-") && !claim.signedHeaders().contains(name);
      if (open && !name.equals("x-amz-content-sha256")) {
        return refused(
            "AccessDenied", "There were headers present in the request which were not signed");
      }
    }
    Instant now = clock.instant();
    if (claim.inQuery()) {
      return expiry(head, signed, now);
    }
    boolean near = !signed.isAfter(now.plus(SKEW)) && !signed.isBefore(now.minus(SKEW));
    return near
        ? null
        : refused(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.");
  }

  /** Whether a presigned URL is over: that counts whoever may come in. Null where it is not. */
  public static Proof.@Nullable Refused expiry(WebRequest head, Instant now) {
    if (PresignedV2.isMade(head)) {
      PresignedV2 url = PresignedV2.of(head);
      return url == null || now.isAfter(url.until())
          ? refused("AccessDenied", "Request has expired")
          : null;
    }
    Claim claim = Claim.of(head);
    SignedTime time = claim == null ? null : SignedTime.of(head, claim);
    return claim == null || time == null || !claim.inQuery() ? null : expiry(head, time.at(), now);
  }

  private static Proof.@Nullable Refused expiry(WebRequest head, Instant signed, Instant now) {
    List<String> given = head.queryParameters().getOrDefault("X-Amz-Expires", List.of("x"));
    if (!given.getFirst().matches("\\d{1,6}") || Integer.parseInt(given.getFirst()) > 604_800) {
      return new Proof.Refused(
          "AuthorizationQueryParametersError",
          400,
          "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
              + " must be less than 604800 seconds");
    }
    if (signed.isAfter(now.plus(SKEW))) {
      return refused("AccessDenied", "Request is not valid yet");
    }
    return now.isAfter(signed.plusSeconds(Integer.parseInt(given.getFirst())))
        ? refused("AccessDenied", "Request has expired")
        : null;
  }

  private Proof proof(WebRequest head, Claim claim, SignedTime time) {
    String token =
        claim.inQuery()
            ? head.queryParameters().getOrDefault("X-Amz-Security-Token", List.of("")).getFirst()
            : head.header("x-amz-security-token");
    String payload = payload(head, claim);
    return with(
        claim.accessKey(),
        token,
        key -> {
          byte[] signing = SigV4.key(claim, key.secret());
          String canonical = CanonicalRequest.ofS3(head, claim, payload);
          String hash = Hashes.hex(Hashes.sha256(canonical.getBytes(UTF_8)));
          String text = String.join("\n", Claim.ALGORITHM, time.text(), claim.scope(), hash);
          return Hashes.same(claim.signature(), Hashes.hex(Hashes.hmac(signing, text)))
              ? new Proof.Given(
                  key, new BodySeal(signing, time.text(), claim.scope(), claim.signature()))
              : refused("SignatureDoesNotMatch", MISMATCH);
        });
  }

  private static String payload(WebRequest head, Claim claim) {
    String hash = head.header("x-amz-content-sha256");
    if (hash != null
        && (!claim.inQuery() || claim.signedHeaders().contains("x-amz-content-sha256"))) {
      return hash;
    }
    return head.queryParameters()
        .getOrDefault("X-Amz-Content-Sha256", List.of(UNSIGNED))
        .getFirst();
  }

  private interface Look {
    Proof at(AccessKey key);
  }

  private Proof with(String id, @Nullable String token, Look look) {
    return switch (keys.find(id, token, clock.instant())) {
      case KeyRing.Found.Key(AccessKey key) -> look.at(key);
      case KeyRing.Found.Expired() ->
          new Proof.Refused("ExpiredToken", 400, "The provided token has expired.");
      case KeyRing.Found.Nobody() ->
          refused(
              "InvalidAccessKeyId",
              "The AWS Access Key Id you provided does not exist in our records.");
    };
  }

  private static Proof.Refused refused(String code, String message) {
    return new Proof.Refused(code, 403, message);
  }
}
