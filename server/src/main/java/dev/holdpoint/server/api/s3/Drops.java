package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.ContentFile;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Written;
import dev.holdpoint.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that somebody puts into a bucket's folder, or takes out of it: they count as objects that
 * are put and deleted. The row says whether a file is known, so each change counts once, whenever
 * it is seen. The file stays where it is. Thread-safe.
 */
final class Drops {
  private static final Logger LOG = LoggerFactory.getLogger(Drops.class);
  private static final String HERE = "127.0.0.1";

  private final Shelf shelf;
  private final LostFiles lost;

  Drops(Shelf shelf) {
    this.shelf = shelf;
    this.lost = new LostFiles(shelf);
  }

  /** Where a file in the folder of S3 is, as S3 sees it. */
  private record Place(Bucket bucket, String key) {}

  /** The bucket and key of a file; null where it is none that counts. */
  private @Nullable Place place(Path file) {
    Path root = shelf.files.root();
    Path inner = root.relativize(file);
    if (inner.getNameCount() < 2) {
      return null;
    }
    String name = inner.getName(0).toString();
    String key = KeyPath.key(root.resolve(name), file);
    Bucket bucket = shelf.store.<@Nullable Bucket>read(tx -> shelf.buckets.find(tx, name));
    return key == null || bucket == null ? null : new Place(bucket, key);
  }

  /** Whether something about a file is not yet known: it is new, another, or gone. */
  boolean isNews(Path file) {
    Place place = place(file);
    if (place == null) {
      return false;
    }
    StoredObject known = known(place);
    return ObjectFiles.about(file) == null
        ? known != null && (keeps(place) || !shelf.files.isUnplaced(known.file()))
        : known == null || !ObjectFiles.isSame(file, known.file());
  }

  /** Whether objects have their bytes elsewhere too, and the file only shows them. */
  private static boolean keeps(Place place) {
    return place.bucket().versioning().keeps();
  }

  private @Nullable StoredObject known(Place place) {
    return shelf.store.<@Nullable StoredObject>read(
        tx -> shelf.objects.find(tx, place.bucket().name(), place.key()));
  }

  /**
   * Takes note of a file that has not changed for a while.
   *
   * @param starting what was changed while nobody looked counts by its content: a folder that was
   *     copied has other times
   */
  void settle(Path file, boolean starting) {
    try {
      Place place = place(file);
      BasicFileAttributes about = ObjectFiles.about(file);
      if (place == null) {
        return;
      }
      if (about != null) {
        put(place, file, about, starting);
      } else if (shelf.alone()) {
        removed(place, file);
      }
    } catch (IOException e) {
      LOG.debug("A file in the folder of S3 cannot be read yet", e);
    } catch (StoreException e) {
      LOG.warn("A file in the folder of S3 is not yet an object: the store cannot be used", e);
    }
  }

  private void removed(Place place, Path file) {
    Bucket bucket = place.bucket();
    shelf.held(
        bucket.name(),
        place.key(),
        () -> {
          StoredObject known = known(place);
          if (known != null && ObjectFiles.about(file) == null) {
            if (lost.isLost(known)) {
              shelf.remove(bucket, place.key(), known.versionId(), Conditions.NONE, cause(bucket));
            } else if (keeps(place) && lost.hasFolder(bucket)) {
              shelf.delete(bucket, place.key(), Conditions.NONE, cause(bucket));
            }
          }
          return file;
        });
  }

  private void put(Place place, Path file, BasicFileAttributes about, boolean starting)
      throws IOException {
    StoredObject known = known(place);
    ContentFile found =
        new ContentFile(UUID.randomUUID().toString(), about.size(), ObjectFiles.modified(about));
    if (known != null && ObjectFiles.isSame(file, known.file())) {
      return;
    }
    if (known != null && !keeps(place) && shelf.files.isUnplaced(known.file())) {
      // A put that has not yet come so far.
      shelf.settle(known);
      if (!shelf.files.isUnplaced(known.file())) {
        return;
      }
    }
    String md5 = md5(file);
    if (!ObjectFiles.isSame(file, found)) {
      return;
    }
    if (starting && known != null && known.meta().md5().equals(md5)) {
      ContentFile moved = new ContentFile(known.file().id(), found.size(), found.modified());
      commit(place, known, known.with(moved), file, true);
    } else {
      StoredObject object =
          new StoredObject(place.bucket().name(), place.key(), found, meta(place, md5));
      commit(place, known, object, file, false);
    }
  }

  private void commit(
      Place place, @Nullable StoredObject known, StoredObject object, Path file, boolean moved)
      throws IOException {
    if (moved || !keeps(place)) {
      adopt(place, known, object, file, moved);
      return;
    }
    try (Incoming own = shelf.files.incoming()) {
      Files.copy(file, own);
      ContentFile seen = object.file();
      ContentFile kept = new ContentFile(own.finish().id(), seen.size(), seen.modified());
      if (adopt(place, known, object.with(kept), file, false)) {
        own.keep();
      }
    }
  }

  private boolean adopt(
      Place place, @Nullable StoredObject known, StoredObject object, Path file, boolean moved) {
    Bucket bucket = place.bucket();
    return shelf.held(
        bucket.name(),
        place.key(),
        () -> {
          Written<StoredObject> done =
              ObjectFiles.isSame(file, object.file())
                  ? shelf.adopt(bucket, known, object, moved, cause(bucket))
                  : null;
          if (done != null && done.gone() != null) {
            shelf.files.discard(done.gone().file().id());
          }
          return done != null;
        });
  }

  private ObjectMeta meta(Place place, String md5) {
    String type = URLConnection.guessContentTypeFromName(place.key());
    return new ObjectMeta(
        shelf.turns.now().now(),
        md5,
        md5,
        Map.of(ObjectHeaders.TYPE, type == null ? "binary/octet-stream" : type),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  private static Cause cause(Bucket bucket) {
    String request = "%016X".formatted(UUID.randomUUID().getMostSignificantBits());
    return new Cause(request, HERE, bucket.home().account());
  }

  private static String md5(Path file) throws IOException {
    Digest digest = Digest.md5();
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        digest.update(piece, 0, got);
      }
    }
    return Digest.hex(digest.value());
  }
}
