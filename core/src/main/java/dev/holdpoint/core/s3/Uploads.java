package dev.holdpoint.core.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects that are put part by part. Thread-safe: it keeps no state. */
public final class Uploads {
  public void begin(Tx tx, Upload upload) {
    tx.resources().put(ResourceKind.MULTIPART_UPLOAD, key(upload), Json.tree(upload));
  }

  private static String key(Upload upload) {
    return upload.bucket() + "/" + upload.key() + "/" + upload.id();
  }

  /** The upload; {@code NoSuchUpload} where there is none, or it is over. */
  public Upload get(Tx tx, String bucket, String key, String id) {
    JsonNode body =
        tx.resources().find(ResourceKind.MULTIPART_UPLOAD, bucket + "/" + key + "/" + id);
    if (body == null) {
      throw S3Error.noSuchUpload();
    }
    return Json.read(body, Upload.class);
  }

  /**
   * Those of a bucket, by their keys.
   *
   * @param after only those behind this key and id, or null
   */
  public List<Upload> list(Tx tx, String bucket, String prefix, @Nullable String after, int limit) {
    String from = after == null ? null : bucket + "/" + after;
    return tx
        .resources()
        .list(ResourceKind.MULTIPART_UPLOAD, bucket + "/" + prefix, from, limit)
        .stream()
        .map(row -> Json.read(row.body(), Upload.class))
        .toList();
  }

  /** All that there are, of every bucket. */
  public List<Upload> all(Tx tx) {
    return tx.resources().list(ResourceKind.MULTIPART_UPLOAD, "", null, Integer.MAX_VALUE).stream()
        .map(row -> Json.read(row.body(), Upload.class))
        .toList();
  }

  /**
   * Keeps a part in place of the one of its number.
   *
   * @return the one that was there, or null
   */
  public @Nullable Part put(Tx tx, Upload upload, Part part) {
    get(tx, upload.bucket(), upload.key(), upload.id());
    String key = key(upload.id(), part.number());
    JsonNode old = tx.resources().find(ResourceKind.UPLOAD_PART, key);
    tx.resources().put(ResourceKind.UPLOAD_PART, key, Json.tree(part));
    return old == null ? null : Json.read(old, Part.class);
  }

  private static String key(String id, int number) {
    return "%s/%05d".formatted(id, number);
  }

  /** The parts with greater numbers than this, in their order. */
  public List<Part> parts(Tx tx, String id, int after, int limit) {
    return tx.resources().list(ResourceKind.UPLOAD_PART, id + "/", key(id, after), limit).stream()
        .map(row -> Json.read(row.body(), Part.class))
        .toList();
  }

  /** The upload is over: no part comes any more. */
  public void end(Tx tx, Upload upload) {
    tx.resources().delete(ResourceKind.MULTIPART_UPLOAD, key(upload));
  }

  /**
   * Forgets some parts of an upload that is over.
   *
   * @return how many; fewer than the limit where none is left
   */
  public int forget(Tx tx, String id, int limit) {
    List<Resource> rows = tx.resources().list(ResourceKind.UPLOAD_PART, id + "/", null, limit);
    rows.forEach(row -> tx.resources().delete(ResourceKind.UPLOAD_PART, row.key()));
    return rows.size();
  }
}
