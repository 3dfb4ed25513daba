package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Version;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.VersionRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of all objects that a store knows, for a backup of it. */
public final class ObjectCopies {
  private static final int STEP = 500;

  private final Store store;
  private final Path root;
  private int missing;

  /**
   * @param store a copy, whose objects may have been replaced since
   * @param root in which each bucket is a folder
   */
  public ObjectCopies(Store store, Path root) {
    this.store = store;
    this.root = root;
  }

  /** Takes the bytes of one object. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes them.
     *
     * @param content the name of their own, a file's name
     * @param modified when they were put, in nanoseconds since the epoch
     */
    void take(String content, long modified, InputStream bytes) throws IOException;
  }

  /**
   * Hands over the bytes of every object that are (still) there.
   *
   * @return how many objects had none
   */
  public int each(Taker taker) throws IOException {
    missing = 0;
    @Nullable String last = null;
    List<Resource> buckets;
    do {
      @Nullable String after = last;
      buckets = store.read(tx -> tx.resources().list(ResourceKind.BUCKET, "", after, STEP));
      for (Resource bucket : buckets) {
        each(bucket.key(), new ObjectFiles(root), taker);
        last = bucket.key();
      }
    } while (buckets.size() == STEP);
    return missing;
  }

  private void each(String bucket, ObjectFiles files, Taker taker) throws IOException {
    VersionRow last = null;
    List<VersionRow> rows;
    do {
      String after = last == null ? "" : last.row().key();
      long rank = last == null ? Long.MIN_VALUE : last.rank();
      rows = store.read(tx -> tx.versions().list(bucket, "", after, rank, STEP));
      for (VersionRow row : rows) {
        if (Version.of(row.row()) instanceof StoredObject object) {
          take(object, files, taker);
        }
        last = row;
      }
    } while (rows.size() == STEP);
  }

  private void take(StoredObject object, ObjectFiles files, Taker taker) throws IOException {
    try (FileChannel file = files.open(object)) {
      if (file == null) {
        missing++;
      } else {
        taker.take(object.file().id(), object.file().modified(), Channels.newInputStream(file));
      }
    }
  }
}
