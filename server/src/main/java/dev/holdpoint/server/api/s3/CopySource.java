package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.s3.S3Error;
import java.net.URLDecoder;

/** What is to be copied: {@code BUCKET/KEY}, encoded as in a URL, with a slash before it or not. */
record CopySource(String bucket, String key) {
  static CopySource of(S3Call call) {
    String header = call.header("x-amz-copy-source");
    String text = header == null ? "" : header;
    int version = text.indexOf("?versionId=");
    if (version >= 0) {
      if (!text.endsWith("=null")) {
        throw S3Error.invalidArgument("Invalid version id specified");
      }
      text = text.substring(0, version);
    }
    String whole = decoded(text);
    int slash = whole.indexOf('/');
    if (slash < 1 || slash == whole.length() - 1 || whole.startsWith("arn:")) {
      throw S3Error.invalidArgument(
          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }
    return new CopySource(whole.substring(0, slash), whole.substring(slash + 1));
  }

  /** A plus sign is a plus sign here; many encode the slash behind the bucket too. */
  private static String decoded(String text) {
    try {
      String whole = URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
      return whole.startsWith("/") ? whole.substring(1) : whole;
    } catch (IllegalArgumentException e) {
      throw S3Error.invalidArgument("Invalid copy source encoding.");
    }
  }
}
