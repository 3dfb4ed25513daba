package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request says it is from, and for which service and region it was signed (SigV4). This is
 * read, not proved: proof needs access keys, and without them only this machine can reach the
 * listener.
 */
record Signature(String accessKey, String region, String service) {
  private static final Pattern ACCOUNT = Pattern.compile("(\\d{12})|ASIA(\\d{12})[A-Z]{4}");
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  /**
   * The account that the access key stands for: one of twelve digits is an account's own number,
   * and so are the twelve within the key of an assumed role.
   *
   * @return null where the key stands for no account in particular
   */
  @Nullable Home home() {
    Matcher account = ACCOUNT.matcher(accessKey);
    if (!account.matches()) {
      return null;
    }
    String number = account.group(1) == null ? account.group(2) : account.group(1);
    return new Home(number, region);
  }

  /** The signature in the request's header Authorization, or null. */
  static @Nullable Signature of(WebRequest request) {
    String header = request.header("authorization");
    if (header == null || !header.startsWith("AWS4-HMAC-SHA256")) {
      return null;
    }
    Matcher credential = CREDENTIAL.matcher(header);
    return credential.find()
        ? new Signature(credential.group(1), credential.group(2), credential.group(3))
        : null;
  }
}
