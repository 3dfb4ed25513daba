package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.StreamResponse;
import java.util.Map;

/** GetObjectTagging, PutObjectTagging and DeleteObjectTagging. */
record ObjectTagging(Shelf shelf) {
  StreamResponse get(S3Call call) {
    shelf.bucket(call.bucket());
    StoredObject object = shelf.store.read(tx -> shelf.objects.get(tx, call.bucket(), call.key()));
    return Answers.xml(Tags.document(object.meta().tags()));
  }

  StreamResponse put(S3Call call) {
    S3Limits limits = S3Limits.AWS;
    set(call, Tags.read(call, limits.documentBytes(), limits.objectTags()));
    return Answers.empty(200);
  }

  StreamResponse delete(S3Call call) {
    set(call, Map.of());
    return Answers.empty(204);
  }

  private void set(S3Call call, Map<String, String> tags) {
    shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      shelf.objects.tag(tx, shelf.turns.now(), bucket, call.key(), tags, call.cause());
      return tags;
    });
  }
}
