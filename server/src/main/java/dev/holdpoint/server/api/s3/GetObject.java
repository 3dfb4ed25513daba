package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GetObject, and HeadObject, which is the same without the bytes. */
record GetObject(Shelf shelf) implements S3Action {
  /** Headers of the answer that a parameter may replace. */
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "response-content-type", "content-type",
          "response-content-language", "content-language",
          "response-expires", "expires",
          "response-cache-control", "cache-control",
          "response-content-disposition", "content-disposition",
          "response-content-encoding", "content-encoding");

  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    Shelf.Opened opened = shelf.open(call.bucket(), call.key(), call.version());
    boolean given = false;
    try {
      StreamResponse answer = answer(call, opened.object(), opened.bytes());
      if (bucket.versioning().keeps()) {
        answer = Answers.with(answer, Answers.VERSION, opened.object().versionId());
      }
      given = answer.content() != null;
      return answer;
    } finally {
      if (!given) {
        close(opened.bytes());
      }
    }
  }

  private static StreamResponse answer(S3Call call, StoredObject object, FileChannel bytes) {
    WebResponse head = ObjectAnswer.head(call, object);
    Integer refused = Preconditions.check(call, object);
    if (refused != null) {
      return StreamResponse.whole(head.withStatus(refused));
    }
    ByteRange part = ByteRange.part(call, object);
    ByteRange range = part == null ? ByteRange.of(call.header("range"), object) : part;
    for (Map.Entry<String, String> override : OVERRIDES.entrySet()) {
      String value = call.parameter(override.getKey());
      head = value == null ? head : head.with(override.getValue(), value);
    }
    if (part != null) {
      head = head.with("x-amz-mp-parts-count", Integer.toString(partsOf(object)));
    }
    if (range == null) {
      head = ObjectAnswer.withChecksums(call, object, head);
      return new StreamResponse(head, new FileContent(bytes, 0, object.file().size()));
    }
    head = head.withStatus(206).with("Content-Range", range.header(object.file().size()));
    return new StreamResponse(head, new FileContent(bytes, range.first(), range.length()));
  }

  private static int partsOf(StoredObject object) {
    return Math.max(1, object.meta().parts().size());
  }

  private static void close(@Nullable FileChannel bytes) {
    try {
      if (bytes != null) {
        bytes.close();
      }
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
  }
}
