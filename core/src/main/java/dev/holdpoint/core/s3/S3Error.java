package dev.holdpoint.core.s3;

import dev.holdpoint.core.aws.AwsException;

/** S3's errors, in its words. */
public final class S3Error {
  /** What errors say besides: the version that is not there. */
  public static final String VERSION = "VersionId";

  /** The version that marks a deletion. */
  public static final String DELETE_MARKER = "DeleteMarker";

  /** Since when that is there, where it was asked for by its name. */
  public static final String SINCE = "LastModified";

  private S3Error() {}

  public static AwsException noSuchBucket() {
    return AwsException.of("NoSuchBucket", 404, "The specified bucket does not exist");
  }

  public static AwsException noSuchKey() {
    return AwsException.of("NoSuchKey", 404, "The specified key does not exist.");
  }

  public static AwsException noSuchVersion(String versionId) {
    return AwsException.of("NoSuchVersion", 404, "The specified version does not exist.")
        .with(VERSION, versionId);
  }

  /** There is no object: it was deleted. */
  static AwsException deleted(DeleteMarker marker) {
    return noSuchKey().with(DELETE_MARKER, marker.versionId());
  }

  /** A deletion has been asked for as if it were an object. */
  static AwsException isMarker(DeleteMarker marker) {
    return AwsException.of(
            "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
        .with(DELETE_MARKER, marker.versionId())
        .with(SINCE, marker.put().toString());
  }

  public static AwsException noSuchUpload() {
    return AwsException.of(
        "NoSuchUpload",
        404,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
            + " been aborted or completed.");
  }

  public static AwsException invalidBucketName() {
    return AwsException.of("InvalidBucketName", "The specified bucket is not valid.");
  }

  public static AwsException ownedByYou() {
    return AwsException.of(
        "BucketAlreadyOwnedByYou",
        409,
        "Your previous request to create the named bucket succeeded and you already own it.");
  }

  public static AwsException alreadyExists() {
    return AwsException.of(
        "BucketAlreadyExists",
        409,
        "The requested bucket name is not available. The bucket namespace is shared by all users of"
            + " the system. Please select a different name and try again.");
  }

  public static AwsException notEmpty() {
    return AwsException.of("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
  }

  public static AwsException versionsLeft() {
    return AwsException.of(
        "BucketNotEmpty",
        409,
        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.");
  }

  public static AwsException tooManyBuckets() {
    return AwsException.of(
        "TooManyBuckets", "You have attempted to create more buckets than allowed");
  }

  public static AwsException accessDenied() {
    return AwsException.of("AccessDenied", 403, "Access Denied");
  }

  public static AwsException preconditionFailed() {
    return AwsException.of(
        "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
  }

  public static AwsException keyTooLong() {
    return AwsException.of("KeyTooLongError", "Your key is too long");
  }

  public static AwsException tooLarge() {
    return AwsException.of(
        "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
  }

  public static AwsException tooSmall() {
    return AwsException.of(
        "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  }

  public static AwsException invalidPart() {
    return AwsException.of(
        "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been"
            + " uploaded, or the specified entity tag may not match the part's entity tag.");
  }

  public static AwsException invalidPartOrder() {
    return AwsException.of(
        "InvalidPartOrder",
        "The list of parts was not in ascending order. Parts must be ordered by part number.");
  }

  public static AwsException malformedXml() {
    return AwsException.of(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  public static AwsException invalidArgument(String message) {
    return AwsException.of("InvalidArgument", message);
  }

  public static AwsException invalidRequest(String message) {
    return AwsException.of("InvalidRequest", message);
  }

  public static AwsException invalidTag(String message) {
    return AwsException.of("InvalidTag", message);
  }

  /** What AWS has and Holdpoint has not. */
  public static AwsException notImplemented(String what) {
    return AwsException.of(
        "NotImplemented", 501, "Holdpoint does not implement " + what + " of S3.");
  }
}
