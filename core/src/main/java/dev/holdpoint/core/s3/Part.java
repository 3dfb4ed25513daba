package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * A part of an upload.
 *
 * @param md5 in hexadecimal: its entity tag
 * @param checksums by S3's element
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Part(
    int number, ContentFile file, Instant put, String md5, Map<String, String> checksums) {
  public Part {
    checksums = checksums == null ? Map.of() : Map.copyOf(checksums);
  }
}
