package dev.holdpoint.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;

/** AWS Signature Version 4: what the signature of a request must be. */
final class SigV4 {
  private SigV4() {}

  /**
   * The signature in hexadecimal.
   *
   * @param time as the request has it, {@code YYYYMMDDTHHMMSSZ}
   */
  static String signature(WebRequest request, Claim claim, String time, String secret) {
    return Hashes.hex(Hashes.hmac(key(claim, secret), toSign(request, claim, time)));
  }

  private static String toSign(WebRequest request, Claim claim, String time) {
    byte[] canonical = CanonicalRequest.of(request, claim).getBytes(UTF_8);
    return String.join(
        "\n", Claim.ALGORITHM, time, claim.scope(), Hashes.hex(Hashes.sha256(canonical)));
  }

  static byte[] key(Claim claim, String secret) {
    byte[] date = Hashes.hmac(("AWS4" + secret).getBytes(UTF_8), claim.date());
    byte[] region = Hashes.hmac(date, claim.region());
    byte[] service = Hashes.hmac(region, claim.service());
    return Hashes.hmac(service, "aws4_request");
  }
}
