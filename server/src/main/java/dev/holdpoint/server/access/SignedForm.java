package dev.holdpoint.server.access;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser's form says of the signature of its policy, in either version.
 *
 * @param scope of version 4, or null where it is version 2
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html">
 *     AWS: signing forms</a>
 */
record SignedForm(String accessKey, String signature, String policy, @Nullable Claim scope) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/\\s]{1,128})/(\\d{8})/([^/]+)/(s3)/aws4_request");

  /** Null where a part is not there. */
  static @Nullable SignedForm of(Map<String, String> fields) {
    String policy = fields.getOrDefault("policy", "");
    Matcher four = CREDENTIAL.matcher(fields.getOrDefault("x-amz-credential", ""));
    String signature = fields.get("x-amz-signature");
    if (four.matches() && signature != null) {
      Claim scope =
          new Claim(
              four.group(1), four.group(2), four.group(3), four.group(4), List.of(), "", false);
      return new SignedForm(four.group(1), signature, policy, scope);
    }
    String key = fields.get("awsaccesskeyid");
    String older = fields.get("signature");
    return key == null || older == null ? null : new SignedForm(key, older, policy, null);
  }

  String expected(String secret) {
    return scope == null
        ? PresignedV2.signed(policy, secret)
        : Hashes.hex(Hashes.hmac(SigV4.key(scope, secret), policy));
  }

  /** Names no signature. */
  @Override
  public String toString() {
    return "SignedForm[" + accessKey + "]";
  }
}
