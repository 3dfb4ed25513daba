package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Version;
import dev.holdpoint.core.s3.VersionListing;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files and the objects of a bucket that templates fill and empty. Each object is put or deleted as
 * by a call, one at a time. Blocks.
 */
public record BucketFiles(Shelf shelf) {
  private static final int STEP = 500;
  private static final String WHO = "cloudformation.amazonaws.com";

  /** The bucket's tags; null where there is no such bucket. */
  public @Nullable Map<String, String> tags(String name) {
    Bucket bucket = find(name);
    return bucket == null ? null : bucket.tags();
  }

  private @Nullable Bucket find(String name) {
    return shelf.store.<@Nullable Bucket>read(tx -> shelf.buckets.find(tx, name));
  }

  private Bucket get(String name) {
    Bucket bucket = find(name);
    if (bucket == null) {
      throw new ObjectStorageException(
          "NoSuchBucket", "The specified bucket does not exist: " + name, null);
    }
    return bucket;
  }

  /**
   * Deletes objects.
   *
   * @param which of those whose keys begin with the prefix, by their keys
   * @return how many
   */
  public int delete(String name, String prefix, Predicate<String> which) {
    Bucket bucket = get(name);
    int gone = 0;
    String after = null;
    List<StoredObject> step;
    do {
      String from = after;
      step = shelf.store.read(tx -> shelf.objects.list(tx, name, prefix, from, STEP));
      for (StoredObject object : step) {
        after = object.key();
        if (which.test(object.key())) {
          shelf.delete(bucket, object.key(), Conditions.NONE, cause(bucket));
          gone++;
        }
      }
    } while (step.size() == STEP);
    return gone;
  }

  /** Deletes all that is in a bucket, with all versions of it, for ever. */
  public void empty(String name) {
    Bucket bucket = get(name);
    List<VersionListing.Entry> step;
    do {
      step = shelf.store.read(new VersionListing(name, "", "", "", null, STEP)::page).entries();
      for (VersionListing.Entry entry : step) {
        Version version = entry.version();
        shelf.remove(bucket, version.key(), version.versionId(), Conditions.NONE, cause(bucket));
      }
    } while (!step.isEmpty());
  }

  /**
   * Puts a file, unless the object has the same bytes and headers already.
   *
   * @param headers such as {@code Content-Type}, in small letters; a type that is missing is
   *     guessed
   * @param own metadata of the user's
   */
  public void put(
      String name, String key, Path file, Map<String, String> headers, Map<String, String> own) {
    Bucket bucket = get(name);
    try (Incoming content = shelf.files.incoming()) {
      Measured measured = new Measured(content, null);
      Files.copy(file, measured);
      String md5 = measured.md5();
      ObjectMeta meta =
          new ObjectMeta(
              shelf.turns.now().now(),
              md5,
              md5,
              typed(headers, key),
              own,
              Map.of(),
              Map.of(),
              List.of());
      if (!isThere(name, key, meta)) {
        StoredObject object = new StoredObject(name, key, content.finish(), meta);
        shelf.put(
            bucket, content, new Shelf.Put(object, Conditions.NONE, Happening.PUT, cause(bucket)));
      }
    } catch (AwsException e) {
      throw new ObjectStorageException(e.code(), e.getMessage() + ": " + key, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isThere(String name, String key, ObjectMeta wanted) {
    StoredObject there =
        shelf.store.<@Nullable StoredObject>read(tx -> shelf.objects.find(tx, name, key));
    return there != null
        && there.meta().md5().equals(wanted.md5())
        && there.meta().headers().equals(wanted.headers())
        && there.meta().metadata().equals(wanted.metadata());
  }

  private static Map<String, String> typed(Map<String, String> headers, String key) {
    Map<String, String> all = new TreeMap<>(headers);
    String guess = URLConnection.guessContentTypeFromName(key);
    all.putIfAbsent(ObjectHeaders.TYPE, guess == null ? "binary/octet-stream" : guess);
    return all;
  }

  private static Cause cause(Bucket bucket) {
    String request = "%016X".formatted(UUID.randomUUID().getMostSignificantBits());
    return new Cause(request, WHO, bucket.home().account());
  }
}
