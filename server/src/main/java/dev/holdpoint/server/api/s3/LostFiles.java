package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.core.store.ResourceKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Objects whose files somebody has taken out of their bucket's folder. */
record LostFiles(Shelf shelf) {
  private static final int STEP = 500;
  private static final String IDENTITY = "s3-folder";

  /** Whether an object's bytes are nowhere in the folder, though its bucket's folder is there. */
  boolean isLost(StoredObject object) {
    return Files.isDirectory(shelf.files.folder(object.bucket())) && !shelf.files.isThere(object);
  }

  /** Whether a bucket's folder is there, in which people see what it has. */
  boolean hasFolder(Bucket bucket) {
    return Files.isDirectory(shelf.files.folder(bucket.name()));
  }

  /** Where the files of objects were that are nowhere; looked at some rows at a time. */
  List<Path> all() {
    List<Path> lost = new ArrayList<>();
    for (Path folder :
        shelf.alone() && shelf.files.isKnown(identity())
            ? shelf.files.folders()
            : List.<Path>of()) {
      String bucket = folder.getFileName().toString();
      String after = null;
      List<StoredObject> step;
      do {
        String from = after;
        step = shelf.store.read(tx -> shelf.objects.list(tx, bucket, "", from, STEP));
        for (StoredObject object : step) {
          Path path = KeyPath.of(folder, object.key());
          if (path != null && !shelf.files.isThere(object)) {
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
    return shelf.store.write(tx -> {
      JsonNode known = tx.resources().find(ResourceKind.SETTING, IDENTITY);
      if (known != null) {
        return known.asString();
      }
      String fresh = shelf.turns.now().ids().uuid();
      tx.resources().put(ResourceKind.SETTING, IDENTITY, Json.text(fresh));
      return fresh;
    });
  }
}
