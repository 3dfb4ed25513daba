package dev.holdpoint.core.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ObjectRow;
import java.time.Instant;

/** An object: where it is, which bytes it has, and what else is known of it. */
public record StoredObject(
    String bucket, String key, String version, ContentFile file, ObjectMeta meta)
    implements Version {

  /** One that is to be put; its bucket says whether it gets a version's name. */
  public StoredObject(String bucket, String key, ContentFile file, ObjectMeta meta) {
    this(bucket, key, "", file, meta);
  }

  /** As its row has it. */
  public static StoredObject of(ObjectRow row) {
    return new StoredObject(
        row.bucket(),
        row.key(),
        row.version(),
        new ContentFile(row.content(), row.size(), row.modified()),
        Json.read(Json.parse(row.body()), ObjectMeta.class));
  }

  ObjectRow row() {
    return new ObjectRow(
        bucket, key, version, file.id(), file.size(), file.modified(), Json.write(Json.tree(meta)));
  }

  @Override
  public Instant put() {
    return meta.put();
  }

  public StoredObject with(ObjectMeta other) {
    return new StoredObject(bucket, key, version, file, other);
  }

  public StoredObject with(ContentFile other) {
    return new StoredObject(bucket, key, version, other, meta);
  }

  StoredObject named(String other) {
    return new StoredObject(bucket, key, other, file, meta);
  }

  /** Nothing of what users store gets into a log by way of this. */
  @Override
  public String toString() {
    return "StoredObject[" + bucket + ", " + file.id() + "]";
  }
}
