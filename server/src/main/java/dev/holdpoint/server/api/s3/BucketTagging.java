package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.server.http.StreamResponse;
import java.util.Map;

/** GetBucketTagging, PutBucketTagging and DeleteBucketTagging. */
record BucketTagging(Shelf shelf) {
  StreamResponse get(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    if (bucket.tags().isEmpty()) {
      throw AwsException.of("NoSuchTagSet", 404, "The TagSet does not exist");
    }
    return Answers.xml(Tags.document(bucket.tags()));
  }

  StreamResponse put(S3Call call) {
    S3Limits limits = S3Limits.AWS;
    return set(call, Tags.read(call, limits.documentBytes(), limits.bucketTags()));
  }

  StreamResponse delete(S3Call call) {
    return set(call, Map.of());
  }

  private StreamResponse set(S3Call call, Map<String, String> tags) {
    shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      shelf.buckets.put(tx, bucket.withTags(tags));
      return tags;
    });
    return Answers.empty(204);
  }
}
