package dev.holdpoint.server.access;

/**
 * Proves the parts of a body that is signed part by part, each with the signature before it. Of one
 * thread.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Signature
 *     calculations for chunked uploads</a>
 */
public final class BodySeal {
  private static final String EMPTY = Hashes.hex(Hashes.sha256(new byte[0]));

  private final byte[] key;
  private final String time;
  private final String scope;
  private String last;

  BodySeal(byte[] key, String time, String scope, String seed) {
    this.key = key.clone();
    this.time = time;
    this.scope = scope;
    this.last = seed;
  }

  /**
   * Whether the next part is what was signed.
   *
   * @param hash of its bytes, SHA-256 in hexadecimal
   */
  public boolean part(String hash, String signature) {
    return proves(
        String.join("\n", Claim.ALGORITHM + "-PAYLOAD", time, scope, last, EMPTY, hash), signature);
  }

  /**
   * Whether the headers behind the body are what was signed.
   *
   * @param hash of their lines
   */
  public boolean trailer(String hash, String signature) {
    return proves(
        String.join("\n", Claim.ALGORITHM + "-TRAILER", time, scope, last, hash), signature);
  }

  private boolean proves(String text, String signature) {
    last = Hashes.hex(Hashes.hmac(key, text));
    return Hashes.same(last, signature);
  }
}
