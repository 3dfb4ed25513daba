package dev.holdpoint.core.s3;

import org.jspecify.annotations.Nullable;

/**
 * What a write demands of what is there.
 *
 * @param ifMatch the entity tag that it must have, or {@code *}
 * @param ifNoneMatch {@code *}: nothing may be there
 */
public record Conditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
  public static final Conditions NONE = new Conditions(null, null);

  void check(@Nullable StoredObject there) {
    if (ifNoneMatch != null && there != null) {
      throw S3Error.preconditionFailed();
    }
    if (ifMatch != null) {
      if (there == null) {
        throw S3Error.noSuchKey();
      }
      if (!ifMatch.equals("*") && !matches(ifMatch, there.meta().etag())) {
        throw S3Error.preconditionFailed();
      }
    }
  }

  /** Whether a header that lists entity tags has this one. */
  public static boolean matches(String header, String etag) {
    for (String one : header.split(",")) {
      String bare = one.strip().replaceFirst("^W/", "").replace("\"", "");
      if (bare.equals("*") || bare.equals(etag)) {
        return true;
      }
    }
    return false;
  }
}
