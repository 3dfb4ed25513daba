package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of an object besides its bytes.
 *
 * @param put when
 * @param etag without quotation marks
 * @param md5 of all its bytes, in hexadecimal
 * @param headers those that S3 gives back as they came, by lower-case name: content-type and such
 * @param metadata the user's own, by lower-case name
 * @param checksums by S3's element, such as {@code ChecksumCRC32}
 * @param parts how long each part is that it was made of; empty where it was put at once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ObjectMeta(
    Instant put,
    String etag,
    String md5,
    Map<String, String> headers,
    Map<String, String> metadata,
    Map<String, String> tags,
    Map<String, String> checksums,
    List<Long> parts) {
  public ObjectMeta {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    checksums = checksums == null ? Map.of() : Map.copyOf(checksums);
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  public ObjectMeta withTags(Map<String, String> other) {
    return new ObjectMeta(put, etag, md5, headers, metadata, other, checksums, parts);
  }

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "ObjectMeta[" + etag + "]";
  }
}
