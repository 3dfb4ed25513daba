package dev.holdpoint.server.api.s3;

import dev.holdpoint.server.http.StreamResponse;

record DeleteBucket(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    shelf.bucket(call.bucket());
    shelf.store.write(tx -> {
      shelf.buckets.delete(tx, shelf.turns.home(), call.bucket());
      return call.bucket();
    });
    shelf.forget(call.bucket());
    return Answers.empty(204);
  }
}
