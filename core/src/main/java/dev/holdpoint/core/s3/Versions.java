package dev.holdpoint.core.s3;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.VersionRow;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a key, one above the other. The newest is what the key has: an object, which is a
 * row of its own, or a mark that it was deleted. One without a name is there once at most.
 */
final class Versions {
  private Versions() {}

  /**
   * Puts an object above what was there, and in place of that where the bucket keeps nothing.
   *
   * @param there the object that the key has
   * @return the object with its name, and what is no more
   */
  static Written<StoredObject> put(
      Tx tx, Turn turn, Versioning versioning, StoredObject object, @Nullable StoredObject there) {
    StoredObject gone = there;
    StoredObject named = object;
    if (versioning.keeps()) {
      boolean names = versioning == Versioning.ENABLED;
      gone = names ? null : takeUnnamed(tx, object.bucket(), object.key());
      named = names ? object.named(name(turn)) : object;
      keep(tx, object.bucket(), object.key());
    }
    tx.objects().put(named.row());
    return new Written<>(named, gone);
  }

  /** As on AWS 32 characters that say nothing. */
  private static String name(Turn turn) {
    return turn.ids().uuid().replace("-", "");
  }

  /** Notes above what was there that it is deleted. The bucket keeps versions. */
  static Written<DeleteMarker> mark(
      Tx tx, Turn turn, Versioning versioning, String bucket, String key) {
    boolean named = versioning == Versioning.ENABLED;
    StoredObject gone = named ? null : takeUnnamed(tx, bucket, key);
    keep(tx, bucket, key);
    DeleteMarker marker = new DeleteMarker(bucket, key, named ? name(turn) : "", turn.now());
    add(tx, marker.row("marker-" + turn.ids().uuid()));
    return new Written<>(marker, gone);
  }

  /** Makes what a key has an older version; its place is free then. */
  private static void keep(Tx tx, String bucket, String key) {
    ObjectRow there = tx.objects().find(bucket, key);
    if (there != null) {
      tx.objects().delete(bucket, key);
      add(tx, there);
    }
  }

  private static void add(Tx tx, ObjectRow row) {
    VersionRow newest = tx.versions().newest(row.bucket(), row.key());
    tx.versions().add(new VersionRow(newest == null ? 0 : newest.rank() - 1, row));
  }

  private static @Nullable StoredObject takeUnnamed(Tx tx, String bucket, String key) {
    return take(tx, bucket, key, "") instanceof StoredObject object ? object : null;
  }

  /** The version of this name, or null. */
  static @Nullable Version find(Tx tx, String bucket, String key, String version) {
    ObjectRow there = tx.objects().find(bucket, key);
    if (there != null && there.version().equals(version)) {
      return StoredObject.of(there);
    }
    VersionRow kept = tx.versions().find(bucket, key, version);
    return kept == null ? null : Version.of(kept.row());
  }

  /** What a key has: an object, a mark of its deletion, or nothing. */
  static @Nullable Version newest(Tx tx, String bucket, String key) {
    ObjectRow there = tx.objects().find(bucket, key);
    if (there != null) {
      return StoredObject.of(there);
    }
    VersionRow kept = tx.versions().newest(bucket, key);
    return kept == null ? null : Version.of(kept.row());
  }

  /**
   * Takes a version away for ever; where it was the newest, what was below it is.
   *
   * @return what it was, or null where there was none
   */
  static @Nullable Version remove(Tx tx, String bucket, String key, String version) {
    Version gone = take(tx, bucket, key, version);
    if (gone != null && tx.objects().find(bucket, key) == null) {
      VersionRow newest = tx.versions().newest(bucket, key);
      if (newest != null && newest.row().size() != ObjectRow.MARKER) {
        tx.versions().delete(bucket, key, newest.rank());
        tx.objects().put(newest.row());
      }
    }
    return gone;
  }

  private static @Nullable Version take(Tx tx, String bucket, String key, String version) {
    ObjectRow there = tx.objects().find(bucket, key);
    if (there != null && there.version().equals(version)) {
      tx.objects().delete(bucket, key);
      return StoredObject.of(there);
    }
    VersionRow kept = tx.versions().find(bucket, key, version);
    if (kept == null) {
      return null;
    }
    tx.versions().delete(bucket, key, kept.rank());
    return Version.of(kept.row());
  }

  /** Notes something of a version where it is. */
  static void change(Tx tx, StoredObject object) {
    ObjectRow there = tx.objects().find(object.bucket(), object.key());
    if (there != null && there.version().equals(object.version())) {
      tx.objects().put(object.row());
      return;
    }
    VersionRow kept = tx.versions().find(object.bucket(), object.key(), object.version());
    if (kept != null) {
      tx.versions().delete(object.bucket(), object.key(), kept.rank());
      tx.versions().add(new VersionRow(kept.rank(), object.row()));
    }
  }
}
