package dev.holdpoint.core.s3;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * An object that is put part by part: what is known of it before its bytes are.
 *
 * @param algorithm of the parts' checksums; empty where there are none
 * @param type {@code COMPOSITE} or {@code FULL_OBJECT}; empty where there are no checksums
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Upload(
    String bucket,
    String key,
    String id,
    Instant initiated,
    Map<String, String> headers,
    Map<String, String> metadata,
    Map<String, String> tags,
    String algorithm,
    String type) {
  public Upload {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    tags = tags == null ? Map.of() : Map.copyOf(tags);
    algorithm = algorithm == null ? "" : algorithm;
    type = type == null ? "" : type;
  }

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "Upload[" + bucket + ", " + id + "]";
  }
}
