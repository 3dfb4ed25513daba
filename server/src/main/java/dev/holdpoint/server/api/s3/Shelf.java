package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Objects;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
  <T> T held(String bucket, String key, Supplier<T> work) {
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

  /** Puts an object whose bytes are on the disk; they are its own from now on. */
  void put(Bucket bucket, Incoming content, Put put) {
    StoredObject object = put.object();
    if (!alone) {
      unplaceOld(object);
    }
    content.keep();
    StoredObject old;
    try {
      old =
          store.<@Nullable StoredObject>write(tx -> {
            Bucket now = buckets.get(tx, bucket.home(), bucket.name());
            put.with().accept(tx);
            return objects.put(
                tx, turns.now(), now, object, put.conditions(), put.how(), put.cause());
          });
    } catch (AwsException e) {
      files.discard(object.file().id());
      throw e;
    }
    settle(object);
    if (old != null) {
      files.discard(old.file().id());
    }
  }

  private void unplaceOld(StoredObject fresh) {
    StoredObject old = find(fresh.bucket(), fresh.key());
    if (old != null) {
      files.unplace(old);
    }
  }

  private @Nullable StoredObject find(String bucket, String key) {
    return store.<@Nullable StoredObject>read(tx -> objects.find(tx, bucket, key));
  }

  /** Gives an object's file its key's name, if it is still the object's. */
  void settle(StoredObject object) {
    if (alone && KeyPath.of(files.folder(object.bucket()), object.key()) != null) {
      held(
          object.bucket(),
          object.key(),
          () -> {
            StoredObject now = find(object.bucket(), object.key());
            if (now != null && now.file().equals(object.file())) {
              files.place(now);
            }
            return object;
          });
    }
  }

  /** Takes an object away; nothing happens where there is none. */
  void delete(Bucket bucket, String key, Conditions conditions, Cause cause) {
    held(
        bucket.name(),
        key,
        () -> {
          StoredObject known = find(bucket.name(), key);
          if (known != null) {
            files.unplace(known);
          }
          StoredObject gone = committed(bucket, key, conditions, cause, known);
          if (gone != null) {
            files.discard(gone.file().id());
          }
          return key;
        });
  }

  private @Nullable StoredObject committed(
      Bucket bucket, String key, Conditions conditions, Cause cause, @Nullable StoredObject known) {
    try {
      return store.<@Nullable StoredObject>write(
          tx -> objects.delete(tx, turns.now(), bucket(tx, bucket), key, conditions, cause));
    } catch (AwsException e) {
      if (known != null && alone) {
        files.place(known);
      }
      throw e;
    }
  }

  private Bucket bucket(Tx tx, Bucket bucket) {
    return buckets.get(tx, bucket.home(), bucket.name());
  }

  /** An object with its bytes, to be closed. */
  record Opened(StoredObject object, FileChannel bytes) {}

  /** Opens an object; its bytes are those of what is said of it. */
  Opened open(String bucket, String key) {
    for (int look = 0; look < LOOKS; look++) {
      StoredObject object = store.read(tx -> objects.get(tx, bucket, key));
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

  /** A bucket of the caller's, looked at outside of any change. */
  Bucket bucket(String name) {
    if (name.isEmpty()) {
      throw S3Error.noSuchBucket();
    }
    return store.read(tx -> buckets.get(tx, turns.home(), name));
  }
}
