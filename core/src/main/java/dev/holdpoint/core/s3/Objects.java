package dev.holdpoint.core.s3;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects: what happens to one and who is told of it are one commit. Their bytes are somebody
 * else's care: on the disk before an object is put, and taken away only after it is gone.
 */
public final class Objects {
  private final Announcer announcer;

  public Objects(Announcer announcer) {
    this.announcer = announcer;
  }

  public @Nullable StoredObject find(Tx tx, String bucket, String key) {
    ObjectRow row = tx.objects().find(bucket, key);
    return row == null ? null : StoredObject.of(row);
  }

  /** The object; {@code NoSuchKey} where there is none. */
  public StoredObject get(Tx tx, String bucket, String key) {
    StoredObject found = find(tx, bucket, key);
    if (found == null) {
      throw S3Error.noSuchKey();
    }
    return found;
  }

  /** The object whose content this is, or null. */
  public @Nullable StoredObject ofContent(Tx tx, String id) {
    ObjectRow row = tx.objects().ofContent(id);
    return row == null ? null : StoredObject.of(row);
  }

  public List<StoredObject> list(
      Tx tx, String bucket, String prefix, @Nullable String after, int limit) {
    return tx.objects().list(bucket, prefix, after, limit).stream().map(StoredObject::of).toList();
  }

  /**
   * Puts an object in place of what was there.
   *
   * @return what was there, or null
   */
  public @Nullable StoredObject put(
      Tx tx,
      Turn turn,
      Bucket bucket,
      StoredObject object,
      Conditions conditions,
      Happening how,
      Cause cause) {
    ObjectKey.check(object.key());
    StoredObject there = find(tx, bucket.name(), object.key());
    conditions.check(there);
    tx.objects().put(object.row());
    announcer.tell(tx, turn, bucket, object, how, cause);
    return there;
  }

  /** Notes something of an object of which nobody is told. */
  public void change(Tx tx, StoredObject object) {
    tx.objects().put(object.row());
  }

  /** Sets an object's tags; none takes them away. */
  public void tag(
      Tx tx, Turn turn, Bucket bucket, String key, Map<String, String> tags, Cause cause) {
    StoredObject object = get(tx, bucket.name(), key);
    StoredObject tagged = object.with(object.meta().withTags(tags));
    tx.objects().put(tagged.row());
    Happening what = tags.isEmpty() ? Happening.UNTAGGED : Happening.TAGGED;
    announcer.tell(tx, turn, bucket, tagged, what, cause);
  }

  /**
   * Takes an object away; nothing happens where there is none.
   *
   * @return what was there, or null
   */
  public @Nullable StoredObject delete(
      Tx tx, Turn turn, Bucket bucket, String key, Conditions conditions, Cause cause) {
    StoredObject there = find(tx, bucket.name(), key);
    conditions.check(there);
    if (there != null) {
      tx.objects().delete(bucket.name(), key);
      announcer.tell(tx, turn, bucket, there, Happening.DELETE, cause);
    }
    return there;
  }
}
