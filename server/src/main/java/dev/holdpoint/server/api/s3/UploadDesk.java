package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.s3.Part;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.S3Limits;
import dev.holdpoint.core.s3.Upload;
import dev.holdpoint.core.s3.Uploads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uploads with their parts' bytes: on the disk before the commit that names them. */
final class UploadDesk {
  private static final int STEP = 200;

  final Shelf shelf;
  final Uploads uploads = new Uploads();
  final PartFiles files;

  UploadDesk(Shelf shelf) {
    this.shelf = shelf;
    this.files = shelf.files.parts();
  }

  /** The upload that a call names. */
  Upload find(S3Call call) {
    shelf.bucket(call.bucket());
    String id = call.parameter("uploadId", "");
    return shelf.store.read(tx -> uploads.get(tx, call.bucket(), call.key(), id));
  }

  /** The number of the part that a call names. */
  static int number(S3Call call) {
    int number = call.number("partNumber", 0, 0);
    if (number < 1 || number > S3Limits.AWS.parts()) {
      throw S3Error.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive");
    }
    return number;
  }

  /** Keeps a part whose bytes are on the disk. */
  void keep(Upload upload, Incoming content, Part part) {
    content.keep();
    try {
      Part old = shelf.store.<@Nullable Part>write(tx -> uploads.put(tx, upload, part));
      if (old != null) {
        files.discard(upload, old.file().id());
      }
    } catch (AwsException e) {
      files.discard(upload, part.file().id());
      throw e;
    }
  }

  /** Ends all uploads of a bucket that is gone: as on AWS they do not keep it. */
  void clearAll(String bucket) {
    List<Upload> open;
    do {
      open = shelf.store.read(tx -> uploads.list(tx, bucket, "", null, STEP));
      for (Upload upload : open) {
        shelf.store.write(tx -> {
          uploads.end(tx, upload);
          return upload;
        });
        clear(upload.id());
      }
    } while (!open.isEmpty());
  }

  /** Takes away what is left of an upload that is over, some rows at a time. */
  void clear(String id) {
    int gone;
    do {
      gone = shelf.store.write(tx -> uploads.forget(tx, id, STEP));
    } while (gone == STEP);
    files.discard(id);
  }
}
