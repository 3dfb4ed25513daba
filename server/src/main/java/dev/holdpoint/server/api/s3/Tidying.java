package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.BucketName;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.s3.Upload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a crash has left of puts and deletes: contents that no row names go, and files get the names
 * of their keys. For a node that starts, before it serves.
 */
public record Tidying(Shelf shelf) {
  /** A content that is so old is no other node's that is about to commit it. */
  private static final Duration SURELY_LEFT = Duration.ofDays(1);

  private static final int STEP = 500;

  /** Does it. */
  public void run() {
    long age = shelf.alone() ? 0 : SURELY_LEFT.toMillis();
    List<String> ids = shelf.files.unplaced(age);
    for (int at = 0; at < ids.size(); at += STEP) {
      tidy(ids.subList(at, Math.min(at + STEP, ids.size())));
    }
    UploadDesk desk = new UploadDesk(shelf);
    nobodys(desk).forEach(desk::clearAll);
    if (shelf.alone()) {
      uploads(desk);
    }
  }

  /** Takes the folders that are there for buckets: somebody has named this place for them. */
  public void takeFolders() {
    for (Path folder : shelf.files.folders()) {
      String name = folder.getFileName().toString();
      if (BucketName.isValid(name)) {
        shelf.store.write(tx ->
            shelf.buckets.find(tx, name) == null
                && shelf.buckets.create(tx, shelf.turns.now(), name));
      }
    }
  }

  /** Buckets that were deleted, of which uploads are left. */
  private Set<String> nobodys(UploadDesk desk) {
    return shelf.store.read(tx ->
        desk.uploads.all(tx).stream()
            .map(Upload::bucket)
            .filter(bucket -> shelf.buckets.find(tx, bucket) == null)
            .collect(Collectors.toSet()));
  }

  private void uploads(UploadDesk desk) {
    Set<String> open =
        shelf.store.read(
            tx -> desk.uploads.all(tx).stream().map(Upload::id).collect(Collectors.toSet()));
    desk.files.uploads().stream().filter(id -> !open.contains(id)).forEach(desk::clear);
  }

  private void tidy(List<String> ids) {
    List<String> nobodys = new ArrayList<>();
    List<StoredObject> named =
        shelf.store.read(tx -> {
          List<StoredObject> found = new ArrayList<>();
          for (String id : ids) {
            StoredObject object = shelf.objects.ofContent(tx, id);
            if (object == null) {
              nobodys.add(id);
            } else {
              found.add(object);
            }
          }
          return found;
        });
    nobodys.forEach(shelf.files::discard);
    named.forEach(shelf::settle);
  }
}
