package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectKey;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;
import java.util.List;
import java.util.Map;

record PutObject(Shelf shelf) implements S3Action {
  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    ObjectKey.check(call.key());
    Conditions conditions = conditions(call);
    Payload payload = call.payload();
    Map<String, String> headers = ObjectHeaders.kept(call);
    Map<String, String> metadata = ObjectHeaders.metadata(call);
    Map<String, String> tags = ObjectHeaders.tags(call);
    if (payload.length() < 0 && call.header("transfer-encoding") == null) {
      throw AwsException.of(
          "MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
    }
    try (Incoming content = shelf.files.incoming()) {
      Payload.Received received = payload.read(content, S3Limits.AWS.putBytes());
      ObjectMeta meta =
          new ObjectMeta(
              shelf.turns.now().now(),
              received.md5(),
              received.md5(),
              headers,
              metadata,
              tags,
              received.checksums(),
              List.of());
      StoredObject object = new StoredObject(bucket.name(), call.key(), content.finish(), meta);
      return answer(
          shelf.put(
              bucket, content, new Shelf.Put(object, conditions, Happening.PUT, call.cause())));
    }
  }

  /** The conditions of a write. */
  static Conditions conditions(S3Call call) {
    String none = call.header("if-none-match");
    if (none != null && !none.equals("*")) {
      throw S3Error.notImplemented("If-None-Match with an entity tag in a write");
    }
    return new Conditions(call.header("if-match"), none);
  }

  private static StreamResponse answer(StoredObject object) {
    WebResponse answer =
        Answers.versioned(WebResponse.empty(200), object)
            .with("ETag", Answers.quoted(object.meta().etag()));
    for (ChecksumKind kind : ChecksumKind.values()) {
      String value = object.meta().checksums().get(kind.element());
      if (value != null) {
        answer = answer.with(kind.header(), value).with("x-amz-checksum-type", "FULL_OBJECT");
      }
    }
    String encryption = object.meta().headers().get("x-amz-server-side-encryption");
    return StreamResponse.whole(
        encryption == null ? answer : answer.with("x-amz-server-side-encryption", encryption));
  }
}
