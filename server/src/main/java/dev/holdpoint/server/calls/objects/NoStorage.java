package dev.holdpoint.server.calls.objects;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

final class NoStorage implements ObjectStorage {
  private static ObjectStorageException missing() {
    return new ObjectStorageException(
        "Holdpoint has no buckets: start it with --s3-folder FOLDER, in which a bucket is a folder"
            + " and an object a file, or with --endpoint s3=URL or --endpoint s3=aws");
  }

  @Override
  public InputStream open(String bucket, String key) {
    throw missing();
  }

  @Override
  public void list(String bucket, String prefix, Consumer<Entry> sink) {
    throw missing();
  }

  @Override
  public void put(String bucket, String key, Path content) {
    throw missing();
  }
}
