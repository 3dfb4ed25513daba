package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.server.http.StreamResponse;

record HeadBucket(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    return Answers.with(
        Answers.with(Answers.empty(200), "x-amz-bucket-region", bucket.home().region()),
        "x-amz-bucket-arn",
        bucket.arn().value());
  }
}
