package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.s3.S3Error;
import java.net.URLDecoder;

/** What is to be copied: {@code BUCKET/KEY}, encoded as in a URL, with a slash before it or not. */
record CopySource(String bucket, String key) {
  static CopySource of(S3Call call) {
    String header = call.header("x-amz-copy-source");
    String text = header == null ? "" : header.startsWith("/") ? header.substring(1) : header;
    int version = text.indexOf("?versionId=");
    if (version >= 0) {
      if (!text.endsWith("=null")) {
        throw S3Error.invalidArgument("Invalid version id specified");
      }
      text = text.substring(0, version);
    }
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || header == null || header.startsWith("arn:")) {
      throw S3Error.invalidArgument(
          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }
    try {
      // A plus sign is a plus sign here.
      String decoded = URLDecoder.decode(text.substring(slash + 1).replace("+", "%2B"), UTF_8);
      return new CopySource(text.substring(0, slash), decoded);
    } catch (IllegalArgumentException e) {
      throw S3Error.invalidArgument("Invalid copy source encoding.");
    }
  }
}
