package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.server.http.StreamResponse;

record DeleteObject(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    Conditions conditions = new Conditions(call.header("if-match"), null);
    shelf.delete(bucket, call.key(), conditions, call.cause());
    return Answers.empty(204);
  }
}
