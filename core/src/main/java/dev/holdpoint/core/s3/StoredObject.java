package dev.holdpoint.core.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ObjectRow;

/** An object: where it is, which bytes it has, and what else is known of it. */
public record StoredObject(String bucket, String key, ContentFile file, ObjectMeta meta) {

  /** As its row has it. */
  public static StoredObject of(ObjectRow row) {
    return new StoredObject(
        row.bucket(),
        row.key(),
        new ContentFile(row.content(), row.size(), row.modified()),
        Json.read(Json.parse(row.body()), ObjectMeta.class));
  }

  ObjectRow row() {
    return new ObjectRow(
        bucket, key, file.id(), file.size(), file.modified(), Json.write(Json.tree(meta)));
  }

  public StoredObject with(ObjectMeta other) {
    return new StoredObject(bucket, key, file, other);
  }

  public StoredObject with(ContentFile other) {
    return new StoredObject(bucket, key, other, meta);
  }

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "StoredObject[" + bucket + ", " + file.id() + "]";
  }
}
