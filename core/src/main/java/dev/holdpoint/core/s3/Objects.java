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

  /** The object; {@code NoSuchKey} where there is none, or only a mark that it was deleted. */
  public StoredObject get(Tx tx, String bucket, String key) {
    return switch (Versions.newest(tx, bucket, key)) {
      case StoredObject object -> object;
      case DeleteMarker marker -> throw S3Error.deleted(marker);
      case null -> throw S3Error.noSuchKey();
    };
  }

  /**
   * A version of the object, as S3 calls it, or the newest where none is named; {@code
   * NoSuchVersion} where there is none, {@code MethodNotAllowed} where it only marks a deletion.
   */
  public StoredObject get(Tx tx, String bucket, String key, @Nullable String versionId) {
    if (versionId == null) {
      return get(tx, bucket, key);
    }
    return switch (Versions.find(tx, bucket, key, Version.named(versionId))) {
      case StoredObject object -> object;
      case DeleteMarker marker -> throw S3Error.isMarker(marker);
      case null -> throw S3Error.noSuchVersion(versionId);
    };
  }

  /** The object or version whose content this is, or null. */
  public @Nullable StoredObject ofContent(Tx tx, String id) {
    ObjectRow current = tx.objects().ofContent(id);
    ObjectRow row = current == null ? tx.versions().ofContent(id) : current;
    return row == null ? null : StoredObject.of(row);
  }

  public List<StoredObject> list(
      Tx tx, String bucket, String prefix, @Nullable String after, int limit) {
    return tx.objects().list(bucket, prefix, after, limit).stream().map(StoredObject::of).toList();
  }

  /** Puts an object: in place of what was there, or above it where versions are kept. */
  public Written<StoredObject> put(
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
    Written<StoredObject> written = Versions.put(tx, turn, bucket.versioning(), object, there);
    announcer.tell(tx, turn, bucket, written.now(), how, cause);
    return written;
  }

  /** Notes something of an object of which nobody is told. */
  public void change(Tx tx, StoredObject object) {
    Versions.change(tx, object);
  }

  /**
   * Takes away, without a word, what is known of an object that somebody has taken the bytes of.
   */
  public void forget(Tx tx, StoredObject object) {
    Versions.remove(tx, object.bucket(), object.key(), object.version());
  }

  /**
   * Sets the tags of an object or of a version of it; none takes them away.
   *
   * @return what has them now
   */
  public StoredObject tag(
      Tx tx,
      Turn turn,
      Bucket bucket,
      String key,
      @Nullable String versionId,
      Map<String, String> tags,
      Cause cause) {
    StoredObject object = get(tx, bucket.name(), key, versionId);
    StoredObject tagged = object.with(object.meta().withTags(tags));
    Versions.change(tx, tagged);
    Happening what = tags.isEmpty() ? Happening.UNTAGGED : Happening.TAGGED;
    announcer.tell(tx, turn, bucket, tagged, what, cause);
    return tagged;
  }

  /**
   * Takes an object away, or marks it as deleted where versions are kept. Nothing happens where
   * there is none and none are kept.
   *
   * @return the mark, if there is one
   */
  public Written<@Nullable DeleteMarker> delete(
      Tx tx, Turn turn, Bucket bucket, String key, Conditions conditions, Cause cause) {
    StoredObject there = find(tx, bucket.name(), key);
    conditions.check(there);
    if (bucket.versioning().keeps()) {
      ObjectKey.check(key);
      Written<DeleteMarker> marked =
          Versions.mark(tx, turn, bucket.versioning(), bucket.name(), key);
      announcer.tell(tx, turn, bucket, marked.now(), Happening.MARKED, cause);
      return new Written<>(marked.now(), marked.gone());
    }
    if (there != null) {
      tx.objects().delete(bucket.name(), key);
      announcer.tell(tx, turn, bucket, there, Happening.DELETE, cause);
    }
    return new Written<>(null, there);
  }

  /**
   * Takes a version away for ever; nothing happens where there is none.
   *
   * @param versionId as S3 calls it
   * @return what it was, or null
   */
  public @Nullable Version remove(
      Tx tx,
      Turn turn,
      Bucket bucket,
      String key,
      String versionId,
      Conditions conditions,
      Cause cause) {
    String name = Version.named(versionId);
    Version there = Versions.find(tx, bucket.name(), key, name);
    conditions.check(there instanceof StoredObject object ? object : null);
    Version gone = Versions.remove(tx, bucket.name(), key, name);
    if (gone != null) {
      announcer.tell(tx, turn, bucket, gone, Happening.DELETE, cause);
    }
    return gone;
  }
}
