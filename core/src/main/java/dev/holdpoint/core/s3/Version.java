package dev.holdpoint.core.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ObjectRow;
import java.time.Instant;

/**
 * What a key had at some time.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html">Retaining
 *     multiple versions of objects with S3 Versioning</a>
 */
public sealed interface Version permits StoredObject, DeleteMarker {
  /** What one is called that has no name of its own. */
  String NULL = "null";

  String bucket();

  String key();

  /** By which it is told from others of its key; empty where it has no such name. */
  String version();

  /** Since when it is there. */
  Instant put();

  /** As S3 calls it: {@code null} where it has no name of its own. */
  default String versionId() {
    return version().isEmpty() ? NULL : version();
  }

  /** The name of one that S3 calls so. */
  static String named(String versionId) {
    return versionId.equals(NULL) ? "" : versionId;
  }

  /** As its row has it. */
  static Version of(ObjectRow row) {
    return row.size() == ObjectRow.MARKER
        ? new DeleteMarker(
            row.bucket(),
            row.key(),
            row.version(),
            Json.read(Json.parse(row.body()), ObjectMeta.class).put())
        : StoredObject.of(row);
  }
}
