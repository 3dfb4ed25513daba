package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of an object beside its bytes. */
final class ObjectAnswer {
  private ObjectAnswer() {}

  static WebResponse head(S3Call call, StoredObject object) {
    ObjectMeta meta = object.meta();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    meta.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("ETag", List.of(Answers.quoted(meta.etag())));
    headers.put("Last-Modified", List.of(Answers.httpDate(meta.put())));
    headers.put("Accept-Ranges", List.of("bytes"));
    meta.metadata()
        .forEach((name, value) -> headers.put(ObjectHeaders.META + name, List.of(value)));
    if (!meta.tags().isEmpty() && call.head().method().equals("GET")) {
      headers.put("x-amz-tagging-count", List.of(Integer.toString(meta.tags().size())));
    }
    return new WebResponse(200, headers, new byte[0]);
  }

  /** Checksums of the whole, for those who ask for them. */
  static WebResponse withChecksums(S3Call call, StoredObject object, WebResponse head) {
    if (!"ENABLED".equalsIgnoreCase(call.header("x-amz-checksum-mode"))) {
      return head;
    }
    WebResponse all = head;
    for (ChecksumKind kind : ChecksumKind.values()) {
      String value = object.meta().checksums().get(kind.element());
      if (value != null) {
        all = all.with(kind.header(), value).with("x-amz-checksum-type", type(value));
      }
    }
    return all;
  }

  /** One that is made of the parts' says of how many. */
  static String type(String value) {
    return value.contains("-") ? "COMPOSITE" : "FULL_OBJECT";
  }
}
