package dev.holdpoint.server.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.access.S3Host;
import dev.holdpoint.server.http.WebRequest;
import java.net.URLDecoder;

/**
 * What a request is about: its bucket in the host's name or first in the path, and a key of any
 * form behind it.
 *
 * @param bucket empty where it is about none
 * @param key empty where it is about no object
 */
record S3Path(String bucket, String key) {
  static S3Path of(WebRequest head) {
    String bucket = S3Host.bucket(head.hostName());
    String path = head.path().startsWith("/") ? head.path().substring(1) : head.path();
    if (bucket != null) {
      return new S3Path(bucket, decode(path));
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Path(decode(path), "")
        : new S3Path(decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
  }

  /** In a path a plus sign is a plus sign. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
