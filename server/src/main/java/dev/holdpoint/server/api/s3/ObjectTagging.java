package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.StreamResponse;
import java.util.Map;

/** GetObjectTagging, PutObjectTagging and DeleteObjectTagging. */
record ObjectTagging(Shelf shelf) {
  StreamResponse get(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    String version = call.version();
    StoredObject object =
        shelf.store.read(tx -> shelf.objects.get(tx, call.bucket(), call.key(), version));
    return named(bucket, object, Answers.xml(Tags.document(object.meta().tags())));
  }

  StreamResponse put(S3Call call) {
    S3Limits limits = S3Limits.AWS;
    return set(
        call, Tags.read(call, limits.documentBytes(), limits.objectTags()), Answers.empty(200));
  }

  StreamResponse delete(S3Call call) {
    return set(call, Map.of(), Answers.empty(204));
  }

  private StreamResponse set(S3Call call, Map<String, String> tags, StreamResponse answer) {
    String version = call.version();
    return shelf.store.write(tx -> {
      Bucket bucket = shelf.buckets.get(tx, shelf.turns.home(), call.bucket());
      StoredObject tagged =
          shelf.objects.tag(tx, shelf.turns.now(), bucket, call.key(), version, tags, call.cause());
      return named(bucket, tagged, answer);
    });
  }

  private static StreamResponse named(Bucket bucket, StoredObject object, StreamResponse answer) {
    return bucket.versioning().keeps()
        ? Answers.with(answer, Answers.VERSION, object.versionId())
        : answer;
  }
}
