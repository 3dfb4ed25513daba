package dev.holdpoint.core.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a key may be. */
public final class ObjectKey {
  private ObjectKey() {}

  /** Refuses what cannot be an object's key, here or on AWS. */
  public static void check(String key) {
    if (key.getBytes(UTF_8).length > S3Limits.AWS.keyBytes()) {
      throw S3Error.keyTooLong();
    }
    if (key.indexOf('\0') >= 0 || key.indexOf('\uFFFD') >= 0) {
      throw S3Error.invalidArgument("A key must be UTF-8, without the character 0.");
    }
  }
}
