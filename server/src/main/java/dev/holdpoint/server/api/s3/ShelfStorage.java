package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Cause;
import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.Happening;
import dev.holdpoint.core.s3.ObjectMeta;
import dev.holdpoint.core.s3.StoredObject;
import dev.holdpoint.server.calls.objects.ObjectStorage;
import dev.holdpoint.server.calls.objects.ObjectStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of this installation, as maps of workflows read and write them, and Lambda reads
 * code. Thread-safe.
 *
 * @param asCaller whether only those of the caller's account are there for it
 */
public record ShelfStorage(Shelf shelf, boolean asCaller) implements ObjectStorage {
  private static final int STEP = 500;

  private Bucket bucket(String name) {
    if (asCaller) {
      return callers(name);
    }
    Bucket bucket = shelf.store.<@Nullable Bucket>read(tx -> shelf.buckets.find(tx, name));
    if (bucket == null) {
      throw new ObjectStorageException("The specified bucket does not exist: " + name);
    }
    return bucket;
  }

  private Bucket callers(String name) {
    try {
      return shelf.bucket(name);
    } catch (AwsException e) {
      throw failed(e, name);
    }
  }

  @Override
  public InputStream open(String bucket, String key, @Nullable String version) {
    bucket(bucket);
    try {
      return Channels.newInputStream(shelf.open(bucket, key, version).bytes());
    } catch (AwsException e) {
      throw failed(e, key);
    }
  }

  private static ObjectStorageException failed(AwsException e, String about) {
    return new ObjectStorageException(e.code(), e.getMessage() + ": " + about, e);
  }

  @Override
  public void list(String bucket, String prefix, Consumer<Entry> sink) {
    bucket(bucket);
    String after = null;
    List<StoredObject> step;
    do {
      String from = after;
      step = shelf.store.read(tx -> shelf.objects.list(tx, bucket, prefix, from, STEP));
      for (StoredObject object : step) {
        sink.accept(
            new Entry(
                object.key(),
                object.file().size(),
                object.meta().put(),
                Answers.quoted(object.meta().etag())));
        after = object.key();
      }
    } while (step.size() == STEP);
  }

  @Override
  public void put(String name, String key, Path file) {
    Bucket bucket = bucket(name);
    Turn turn = shelf.turns.now();
    try (Incoming content = shelf.files.incoming()) {
      Measured measured = new Measured(content, null);
      Files.copy(file, measured);
      String md5 = measured.md5();
      ObjectMeta meta =
          new ObjectMeta(
              turn.now(),
              md5,
              md5,
              Map.of(ObjectHeaders.TYPE, "application/json"),
              Map.of(),
              Map.of(),
              Map.of(),
              List.of());
      String request = "%016X".formatted(UUID.randomUUID().getMostSignificantBits());
      Cause cause = new Cause(request, "states.amazonaws.com", bucket.home().account());
      StoredObject object = new StoredObject(name, key, content.finish(), meta);
      shelf.put(bucket, content, new Shelf.Put(object, Conditions.NONE, Happening.PUT, cause));
    } catch (AwsException e) {
      throw failed(e, key);
    } catch (IOException e) {
      throw new ObjectStorageException("The object cannot be written: " + key, e);
    }
  }
}
