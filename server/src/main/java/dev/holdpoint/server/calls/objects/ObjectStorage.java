package dev.holdpoint.server.calls.objects;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Buckets with objects, as S3 has them. Blocks; thread-safe. */
public interface ObjectStorage {
  /** An object as a listing shows it. */
  record Entry(String key, long size, Instant modified, String etag) {}

  /**
   * An object's content, to be closed.
   *
   * @throws ObjectStorageException where it cannot be had
   */
  default InputStream open(String bucket, String key) {
    return open(bucket, key, null);
  }

  /**
   * As {@link #open(String, String)}, one version of it; null is the newest.
   *
   * @throws ObjectStorageException where it cannot be had
   */
  InputStream open(String bucket, String key, @Nullable String version);

  /**
   * Hands over what is in a bucket and begins with the prefix, in the order of the keys.
   *
   * @throws ObjectStorageException where it cannot be had
   */
  void list(String bucket, String prefix, Consumer<Entry> sink);

  /**
   * Puts a file's content into a bucket, in place of what was there.
   *
   * @throws ObjectStorageException where that is not possible
   */
  void put(String bucket, String key, Path content);
}
