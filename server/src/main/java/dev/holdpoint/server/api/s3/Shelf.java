package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.DeleteMarker;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Objects;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Version;
import dev.holdpoint.core.s3.Written;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects with their bytes. Bytes are on the disk before the commit that names them, and go after
 * the one that names them no more; so a crash leaves none without the other, only bytes that are
 * nobody's. Files get the names of their keys after the commit: what a crash leaves of that, the
 * next start does ({@link Tidying}). Thread-safe.
 */
public final class Shelf {
  private static final int LOCKS = 64;
  private static final int LOOKS = 5;

  final Store store;
  final Turns turns;
  final Buckets buckets;
  final Objects objects;
  final Notifying notifying;
  final ObjectFiles files;
  private final boolean alone;
  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  /**
   * @param alone whether no other node has the folder: only then files get the names of keys
   */
  public Shelf(
      Store store,
      Turns turns,
      Buckets buckets,
      Objects objects,
      Notifying notifying,
      ObjectFiles files,
      boolean alone) {
    this.store = store;
    this.turns = turns;
    this.buckets = buckets;
    this.objects = objects;
    this.notifying = notifying;
    this.files = files;
    this.alone = alone;
  }

  /** Whether no other node has the folder. */
  boolean alone() {
    return alone;
  }

  /** Does something about a key's file while nobody else in this process does. */
  <T extends @Nullable Object> T held(String bucket, String key, Supplier<T> work) {
    Lock lock = locks[Math.floorMod((bucket + "/" + key).hashCode(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** What is put, and what is committed with it. */
  record Put(
      StoredObject object, Conditions conditions, Happening how, Cause cause, Consumer<Tx> with) {
    Put(StoredObject object, Conditions conditions, Happening how, Cause cause) {
      this(object, conditions, how, cause, _ -> {});
    }
  }

  /**
   * Puts an object whose bytes are on the disk; they are its own from now on.
   *
   * @return it with its version's name
   */
  StoredObject put(Bucket bucket, Incoming content, Put put) {
    content.keep();
    Written<StoredObject> done;
    try {
      done = alone && !bucket.versioning().keeps() ? written(bucket, put, false) : null;
      if (done == null) {
        done = hiddenly(bucket, put);
      }
    } catch (AwsException e) {
      files.discard(put.object().file().id());
      throw e;
    }
    settle(done.now());
    discard(done.gone());
    return done.now();
  }

  /** What is there must not be overwritten by the file that comes after it. */
  private Written<StoredObject> hiddenly(Bucket bucket, Put put) {
    StoredObject object = put.object();
    return held(
        bucket.name(),
        object.key(),
        () -> {
          StoredObject known = hide(bucket.name(), object.key());
          try {
            return kept(written(bucket, put, true));
          } catch (AwsException e) {
            show(known);
            throw e;
          }
        });
  }

  private static Written<StoredObject> kept(@Nullable Written<StoredObject> done) {
    if (done == null) {
      throw new IllegalStateException("Expected a write with nothing in its way, but there was");
    }
    return done;
  }

  /** Null, and nothing is done, where what was there is to be kept and stands in the way. */
  private @Nullable Written<StoredObject> written(Bucket bucket, Put put, boolean hidden) {
    return store.<@Nullable Written<StoredObject>>write(tx -> {
      Bucket now = bucket(tx, bucket);
      if (now.versioning().keeps() && !hidden) {
        return null;
      }
      put.with().accept(tx);
      return objects.put(
          tx, turns.now(), now, put.object(), put.conditions(), put.how(), put.cause());
    });
  }

  /** Takes the file of what a key has out of people's sight, and says what it has. */
  private @Nullable StoredObject hide(String bucket, String key) {
    StoredObject known = find(bucket, key);
    if (known != null) {
      files.unplace(known);
    }
    return known;
  }

  private void show(@Nullable StoredObject object) {
    if (object != null) {
      settle(object);
    }
  }

  private void discard(@Nullable StoredObject gone) {
    if (gone != null) {
      files.discard(gone.file().id());
    }
  }

  private @Nullable StoredObject find(String bucket, String key) {
    return store.<@Nullable StoredObject>read(tx -> objects.find(tx, bucket, key));
  }

  /** Gives an object's file its key's name, if it is still what the key has. */
  void settle(StoredObject object) {
    if (alone && KeyPath.of(files.folder(object.bucket()), object.key()) != null) {
      held(
          object.bucket(),
          object.key(),
          () -> {
            store.read(tx -> placing(tx, object)).run();
            return object;
          });
    }
  }

  private Runnable placing(Tx tx, StoredObject object) {
    StoredObject now = objects.find(tx, object.bucket(), object.key());
    Bucket bucket = buckets.find(tx, object.bucket());
    if (now == null || bucket == null || !now.file().equals(object.file())) {
      return () -> {};
    }
    return bucket.versioning().keeps() ? () -> files.show(now) : () -> files.place(now);
  }

  /**
   * Takes an object away, or marks it as deleted; nothing happens where there is none and no
   * versions are kept.
   *
   * @return the mark, if there is one
   */
  @Nullable DeleteMarker delete(Bucket bucket, String key, Conditions conditions, Cause cause) {
    return this.<@Nullable DeleteMarker>held(
        bucket.name(),
        key,
        () -> {
          StoredObject known = hide(bucket.name(), key);
          Written<@Nullable DeleteMarker> done =
              committed(
                  known,
                  tx ->
                      objects.delete(tx, turns.now(), bucket(tx, bucket), key, conditions, cause));
          discard(done.gone());
          return done.now();
        });
  }

  /**
   * Takes a version away for ever; nothing happens where there is none.
   *
   * @param versionId as S3 calls it
   * @return what it was
   */
  @Nullable Version remove(
      Bucket bucket, String key, String versionId, Conditions conditions, Cause cause) {
    return this.<@Nullable Version>held(
        bucket.name(),
        key,
        () -> {
          StoredObject known = find(bucket.name(), key);
          boolean shown = known != null && known.versionId().equals(versionId);
          Version gone =
              this.<@Nullable Version>committed(
                  shown ? hide(bucket.name(), key) : null,
                  tx ->
                      objects.remove(
                          tx, turns.now(), bucket(tx, bucket), key, versionId, conditions, cause));
          discard(gone instanceof StoredObject object ? object : null);
          show(find(bucket.name(), key));
          return gone;
        });
  }

  private <T extends @Nullable Object> T committed(
      @Nullable StoredObject hidden, Function<Tx, T> work) {
    try {
      return store.<T>write(work::apply);
    } catch (AwsException e) {
      show(hidden);
      throw e;
    }
  }

  private Bucket bucket(Tx tx, Bucket bucket) {
    return buckets.get(tx, bucket.home(), bucket.name());
  }

  /**
   * Takes a file that somebody put into a bucket's folder for an object.
   *
   * @param known what was known of the key; where that is another now, nothing happens
   * @param moved whether it is the same object, whose file has another time
   * @return what there is since, or null where nothing happened
   */
  @Nullable Written<StoredObject> adopt(
      Bucket bucket,
      @Nullable StoredObject known,
      StoredObject object,
      boolean moved,
      Cause cause) {
    boolean lost = known != null && bucket.versioning().keeps() && !files.isUnplaced(known.file());
    return store.<@Nullable Written<StoredObject>>write(tx -> {
      StoredObject now = objects.find(tx, bucket.name(), object.key());
      if (known == null ? now != null : !known.equals(now)) {
        return null;
      }
      if (moved) {
        objects.change(tx, object);
        return new Written<>(object, null);
      }
      if (known != null && lost) {
        // The file that was put took the place of its only bytes.
        objects.forget(tx, known);
      }
      Bucket there = bucket(tx, bucket);
      return objects.put(
          tx, turns.now().in(bucket.home()), there, object, Conditions.NONE, Happening.PUT, cause);
    });
  }

  /** An object with its bytes, to be closed. */
  record Opened(StoredObject object, FileChannel bytes) {}

  /** Opens an object; its bytes are those of what is said of it. */
  Opened open(String bucket, String key) {
    return open(bucket, key, null);
  }

  /**
   * Opens a version.
   *
   * @param versionId as S3 calls it; null for the newest
   */
  Opened open(String bucket, String key, @Nullable String versionId) {
    for (int look = 0; look < LOOKS; look++) {
      StoredObject object = store.read(tx -> objects.get(tx, bucket, key, versionId));
      FileChannel bytes = files.open(object);
      if (bytes != null) {
        return new Opened(object, bytes);
      }
      // It may have been put anew in between.
    }
    throw missing();
  }

  private AwsException missing() {
    return alone
        ? AwsException.of(
            "SlowDown", 503, "The object's file is being changed in its folder. Please try again.")
        : AwsException.of(
            "InternalError",
            500,
            "The object's bytes are not in this node's folder of S3: all nodes of a database must"
                + " have one folder (--s3-folder).");
  }

  /** Makes a new bucket's folder, for people to see. */
  public void makeFolder(String bucket) {
    files.makeFolder(bucket);
  }

  /** Takes away what is left of a bucket that is gone. */
  public void forget(String bucket) {
    files.removeFolder(bucket);
    new UploadDesk(this).clearAll(bucket);
  }

  /** A bucket of the caller's, looked at outside of any change. */
  Bucket bucket(String name) {
    if (name.isEmpty()) {
      throw S3Error.noSuchBucket();
    }
    return store.read(tx -> buckets.get(tx, turns.home(), name));
  }
}
