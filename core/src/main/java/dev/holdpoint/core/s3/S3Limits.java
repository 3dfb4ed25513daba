package dev.holdpoint.core.s3;

/** Every limit of S3. AWS's own numbers unless the comment says otherwise. */
public record S3Limits(
    /* Bytes of a key in UTF-8. */
    int keyBytes,
    /* Bytes of one put or of one part. */
    long putBytes,
    /* Bytes of an object made of parts. */
    long objectBytes,
    /* Parts of an upload. */
    int parts,
    /* Bytes of each part but the last. */
    long partBytes,
    /* Bytes of an object's user metadata, names and values. */
    int metadataBytes,
    /* Entries of one page of a listing. */
    int pageSize,
    /* Keys of one DeleteObjects. */
    int deletedAtOnce,
    /* Tags of an object. */
    int objectTags,
    /* Tags of a bucket. */
    int bucketTags,
    /* Buckets of an account. */
    int buckets,
    /* Notifications of a bucket. */
    int notifications,
    /* Ours: bytes of a request that is a document: a list of keys or parts, a configuration. */
    int documentBytes) {

  private static final long GIB = 1L << 30;

  public static final S3Limits AWS =
      new S3Limits(
          1_024,
          5 * GIB,
          48_800 * GIB,
          10_000,
          5 << 20,
          2_048,
          1_000,
          1_000,
          10,
          50,
          10_000,
          100,
          4 << 20);
}
