package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves signatures of requests, by the keys that there are. Thread-safe. */
public final class Verifier {
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private final KeyRing keys;
  private final InstantSource clock;

  public Verifier(KeyRing keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who signed this request.
   *
   * @param service that it is for, by the name that its clients sign for
   */
  public Verdict verify(WebRequest request, String service) {
    if (!Claim.isMade(request)) {
      return new Verdict.Refused(Verdict.Fault.UNSIGNED, "Missing Authentication Token");
    }
    Claim claim = Claim.of(request);
    SignedTime time = claim == null ? null : SignedTime.of(request, claim);
    if (claim == null || time == null) {
      return new Verdict.Refused(Verdict.Fault.INCOMPLETE, missing(request, time));
    }
    Instant now = clock.instant();
    String wrong = wrong(request, claim, service);
    if (wrong == null) {
      wrong = time.refusal(request, claim, now);
    }
    return wrong == null
        ? proof(request, claim, time, now)
        : new Verdict.Refused(Verdict.Fault.BAD_SIGNATURE, wrong);
  }

  private Verdict proof(WebRequest request, Claim claim, SignedTime time, Instant now) {
    String token =
        claim.inQuery()
            ? request.queryParameters().getOrDefault("X-Amz-Security-Token", List.of("")).getFirst()
            : request.header("x-amz-security-token");
    return switch (keys.find(claim.accessKey(), token, now)) {
      case KeyRing.Found.Key(AccessKey key) ->
          Hashes.same(claim.signature(), SigV4.signature(request, claim, time.text(), key.secret()))
              ? new Verdict.Proved(key)
              : new Verdict.Refused(Verdict.Fault.BAD_SIGNATURE, MISMATCH);
      case KeyRing.Found.Expired() ->
          new Verdict.Refused(
              Verdict.Fault.EXPIRED_TOKEN, "The security token included in the request is expired");
      case KeyRing.Found.Nobody() ->
          new Verdict.Refused(
              Verdict.Fault.UNKNOWN_KEY, "The security token included in the request is invalid.");
    };
  }

  /** What is wrong with a claim, whoever made it; null where nothing is. */
  private static @Nullable String wrong(WebRequest request, Claim claim, String service) {
    if (!claim.service().equals(service)) {
      return "Credential should be scoped to correct service: '" + service + "'. ";
    }
    if (!claim.signedHeaders().contains("host")) {
      return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    }
    for (String name : request.headers().keySet()) {
      if (name.startsWith("x-amz-") && !claim.signedHeaders().contains(name)) {
        return "'" + name + "' must be a 'SignedHeader' in the AWS Authorization.";
      }
    }
    String hash = request.header("x-amz-content-sha256");
    boolean honest = hash == null || hash.equals(Hashes.hex(Hashes.sha256(request.body())));
    return honest
        ? null
        : "The value of 'x-amz-content-sha256' must be the hash of the request's body; an unsigned"
            + " payload is not accepted here.";
  }

  /** AWS names each part that is not there, and shows the header as a hash. */
  private static String missing(WebRequest request, @Nullable SignedTime time) {
    String header = request.header("authorization");
    List<String> lacks = new ArrayList<>();
    if (header == null) {
      return "AWS query-string parameters must include 'X-Amz-Algorithm', 'X-Amz-Credential',"
          + " 'X-Amz-Signature', 'X-Amz-SignedHeaders' and 'X-Amz-Date'. Re-examine the"
          + " query-string parameters.";
    }
    if (!header.startsWith(Claim.ALGORITHM)) {
      return "Unsupported AWS 'algorithm': '" + header.split("\\s", 2)[0] + "'.";
    }
    Map<String, String> parts = Claim.parts(header);
    for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (!parts.containsKey(name)) {
        lacks.add("Authorization header requires '" + name + "' parameter.");
      }
    }
    if (lacks.isEmpty() && Claim.of(request) == null) {
      lacks.add("Credential must have 5 slash-delimited elements.");
    }
    if (time == null) {
      lacks.add(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    String hash = Base64.getEncoder().encodeToString(Hashes.sha256(header.getBytes(UTF_8)));
    return String.join(" ", lacks)
        + " (Hashed with SHA-256 and encoded with Base64) Authorization="
        + hash;
  }
}
