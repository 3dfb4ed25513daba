package dev.holdpoint.core.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ObjectRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says that an object was deleted whose versions are kept. */
public record DeleteMarker(String bucket, String key, String version, Instant put)
    implements Version {

  /**
   * Its row.
   *
   * @param content a name that no content has
   */
  ObjectRow row(String content) {
    ObjectMeta meta =
        new ObjectMeta(put, "", "", Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    return new ObjectRow(
        bucket, key, version, content, ObjectRow.MARKER, 0, Json.write(Json.tree(meta)));
  }

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "DeleteMarker[" + bucket + ", " + version + "]";
  }
}
