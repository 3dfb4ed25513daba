package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectKey;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.http.StreamResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record CopyObject(Shelf shelf) implements S3Action {
  private static final String REPLACE = "REPLACE";

  @Override
  public StreamResponse handle(S3Call call) {
    Bucket bucket = shelf.bucket(call.bucket());
    ObjectKey.check(call.key());
    CopySource source = CopySource.of(call);
    boolean replaces = isReplaced(call, "x-amz-metadata-directive");
    boolean same = source.bucket().equals(call.bucket()) && source.key().equals(call.key());
    if (same
        && source.version() == null
        && !replaces
        && call.header("x-amz-storage-class") == null) {
      throw S3Error.invalidRequest(
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
    Shelf.Opened opened = source.open(shelf);
    try (FileContent bytes = new FileContent(opened.bytes(), 0, opened.object().file().size());
        Incoming content = shelf.files.incoming()) {
      Preconditions.checkSource(call, opened.object());
      if (opened.object().file().size() > S3Limits.AWS.putBytes()) {
        throw S3Error.invalidRequest(
            "The specified copy source is larger than the maximum allowable size for a copy"
                + " source: 5368709120");
      }
      StoredObject copy = copy(call, bucket, opened.object(), bytes, content);
      StoredObject put =
          shelf.put(
              bucket,
              content,
              new Shelf.Put(copy, PutObject.conditions(call), Happening.COPY, call.cause()));
      StreamResponse answer = Answers.xml(shown("CopyObjectResult", put.meta()));
      return source.told(
          shelf, opened, StreamResponse.whole(Answers.versioned(answer.head(), put)));
    }
  }

  private StoredObject copy(
      S3Call call, Bucket bucket, StoredObject source, FileContent bytes, Incoming content) {
    ObjectMeta old = source.meta();
    ChecksumKind kind = kind(call, old);
    Measured measured = new Measured(content, kind);
    try {
      bytes.writeTo(measured);
    } catch (IOException e) {
      throw ObjectFiles.failed(e);
    }
    boolean replaces = isReplaced(call, "x-amz-metadata-directive");
    String md5 = measured.md5();
    ObjectMeta meta =
        new ObjectMeta(
            shelf.turns.now().now(),
            md5,
            md5,
            headers(call, old, replaces),
            replaces ? ObjectHeaders.metadata(call) : old.metadata(),
            isReplaced(call, "x-amz-tagging-directive") ? ObjectHeaders.tags(call) : old.tags(),
            kind == null ? Map.of() : Map.of(kind.element(), measured.checksum()),
            List.of());
    return new StoredObject(bucket.name(), call.key(), content.finish(), meta);
  }

  /** The one that is asked for, or the source's. */
  private static @Nullable ChecksumKind kind(S3Call call, ObjectMeta old) {
    ChecksumKind asked = ChecksumKind.named(call.header("x-amz-checksum-algorithm"));
    if (asked != null) {
      return asked;
    }
    for (ChecksumKind kind : ChecksumKind.values()) {
      if (old.checksums().containsKey(kind.element())) {
        return kind;
      }
    }
    return null;
  }

  /** How it is stored is never copied. */
  private static Map<String, String> headers(S3Call call, ObjectMeta old, boolean replaces) {
    Map<String, String> given = ObjectHeaders.kept(call);
    if (replaces) {
      return given;
    }
    Map<String, String> all = new LinkedHashMap<>(old.headers());
    all.keySet().removeIf(name -> name.startsWith("x-amz-"));
    given.forEach((name, value) -> {
      if (name.startsWith("x-amz-")) {
        all.put(name, value);
      }
    });
    return all;
  }

  private static boolean isReplaced(S3Call call, String directive) {
    String value = call.header(directive);
    if (value == null || value.equals("COPY")) {
      return false;
    }
    if (value.equals(REPLACE)) {
      return true;
    }
    throw AwsException.of("InvalidArgument", "Unknown metadata directive.");
  }

  static Xml shown(String element, ObjectMeta meta) {
    Xml xml =
        Xml.document(element)
            .leaf("LastModified", Answers.xmlTime(meta.put()))
            .leaf("ETag", Answers.quoted(meta.etag()));
    meta.checksums().forEach(xml::leaf);
    return xml;
  }
}
