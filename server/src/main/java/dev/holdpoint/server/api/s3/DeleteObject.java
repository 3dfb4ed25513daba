package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.DeleteMarker;
import dev.holdpoint.core.s3.Version;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;
import org.jspecify.annotations.Nullable;

/** Deletes: the object, or where versions are kept and one is named, that for ever. */
record DeleteObject(Shelf shelf) implements S3Action {
  /**
   * What was done.
   *
   * @param marker the mark that was made or taken away, as S3 calls it; null where there was none
   */
  record Done(@Nullable String marker) {}

  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    Conditions conditions = new Conditions(call.header("if-match"), null);
    String version = call.version();
    Done done = delete(call, bucket, call.key(), version, conditions);
    WebResponse answer = WebResponse.empty(204);
    String named = version == null ? done.marker() : version;
    if (named != null && bucket.versioning().keeps()) {
      answer = answer.with(Answers.VERSION, named);
    }
    return StreamResponse.whole(
        done.marker() == null ? answer : answer.with(Answers.MARKER, "true"));
  }

  Done delete(
      S3Call call, Bucket bucket, String key, @Nullable String version, Conditions conditions) {
    if (version == null) {
      DeleteMarker made = shelf.delete(bucket, key, conditions, call.cause());
      return new Done(made == null ? null : made.versionId());
    }
    Version gone = shelf.remove(bucket, key, version, conditions, call.cause());
    return new Done(gone instanceof DeleteMarker marker ? marker.versionId() : null);
  }
}
