package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.s3.Objects;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Objects with their bytes. Bytes are on the disk before the commit that names them, and go after
 * the one that names them no more; so a crash leaves none without the other, only bytes that are
 * nobody's. Files get the names of their keys after the commit: what a crash leaves of that, the
 * next start does ({@link Tidying}). Thread-safe.
 */
public final class Shelf {
  private static final int LOCKS = 64;
  private static final int LOOKS = 5;
  private static final int STEP = 500;
  private static final String IDENTITY = "s3-folder";

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

  /**
   * Takes a file that somebody put into a bucket's folder for an object.
   *
   * @param known what was known of the key; where that is another now, nothing happens
   * @param moved whether it is the same object, whose file has another time
   */
  boolean adopt(
      Bucket bucket,
      @Nullable StoredObject known,
      StoredObject object,
      boolean moved,
      Cause cause) {
    return store.write(tx -> {
      StoredObject now = objects.find(tx, bucket.name(), object.key());
      if (known == null ? now != null : !known.equals(now)) {
        return false;
      }
      if (moved) {
        objects.change(tx, object);
      } else {
        Bucket there = buckets.get(tx, bucket.home(), bucket.name());
        objects.put(
            tx,
            turns.now().in(bucket.home()),
            there,
            object,
            Conditions.NONE,
            Happening.PUT,
            cause);
      }
      return true;
    });
  }

  /** Whether an object's bytes are nowhere in the folder, though its bucket's folder is there. */
  boolean isLost(StoredObject object) {
    return Files.isDirectory(files.folder(object.bucket())) && !files.isThere(object);
  }

  /** Where the files of objects were that are nowhere; looked at some rows at a time. */
  List<Path> lost() {
    List<Path> lost = new ArrayList<>();
    for (Path folder : alone && files.isKnown(identity()) ? files.folders() : List.<Path>of()) {
      String bucket = folder.getFileName().toString();
      String after = null;
      List<StoredObject> step;
      do {
        String from = after;
        step = store.read(tx -> objects.list(tx, bucket, "", from, STEP));
        for (StoredObject object : step) {
          Path path = KeyPath.of(folder, object.key());
          if (path != null && !files.isThere(object)) {
            lost.add(path);
          }
          after = object.key();
        }
      } while (step.size() == STEP);
    }
    return lost;
  }

  /** By which the folder is known as this installation's. */
  private String identity() {
    return store.write(tx -> {
      JsonNode known = tx.resources().find(ResourceKind.SETTING, IDENTITY);
      if (known != null) {
        return known.asString();
      }
      String fresh = turns.now().ids().uuid();
      tx.resources().put(ResourceKind.SETTING, IDENTITY, Json.text(fresh));
      return fresh;
    });
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
