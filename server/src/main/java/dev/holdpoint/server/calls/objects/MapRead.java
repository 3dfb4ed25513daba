package dev.holdpoint.server.calls.objects;

import dev.holdpoint.core.asl.Distribution;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.ItemParts;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.MapRuns;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the items of a map run. They are kept in units of work of their own, so a crash only means
 * that they are read again.
 */
public final class MapRead implements OutboxHandler {
  private static final String FAILED = "States.ItemReaderFailed";

  private final Store store;
  private final Turns turns;
  private final ObjectStorage storage;

  public MapRead(Store store, Turns turns, ObjectStorage storage) {
    this.store = store;
    this.turns = turns;
    this.storage = storage;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    long id = entry.number();
    MapRun run = store.read(tx -> MapRuns.find(tx, id));
    MapPlan.Reading reading = run == null ? null : run.plan().reading();
    if (run == null || reading == null || run.progress().stage() != Progress.Stage.READING) {
      return Outcome.DONE;
    }
    String cause;
    try {
      long total = read(id, reading);
      return new Outcome.Done(tx -> MapRuns.read(tx, turns.now(), id, total));
    } catch (ObjectStorageException e) {
      cause = String.valueOf(e.getMessage());
    } catch (JacksonException e) {
      cause = "The object is not valid JSON: " + e.getOriginalMessage();
    } catch (IOException e) {
      cause = "The object cannot be read to its end: " + e.getMessage();
    }
    Failure failure = Failure.of(FAILED, cause);
    return new Outcome.Done(tx -> MapRuns.unreadable(tx, turns.now(), id, failure));
  }

  private long read(long id, MapPlan.Reading reading) throws IOException {
    // What an earlier attempt has left is written anew.
    store.write(tx -> {
      tx.mapRuns().deleteItems(id, 0);
      return id;
    });
    ItemParts.Writer items = new ItemParts.Writer(part -> keep(id, part));
    long most = reading.maxItems() == null ? Long.MAX_VALUE : reading.maxItems();
    String bucket = need(reading.arguments(), "Bucket");
    switch (reading.source()) {
      case LISTING -> {
        String prefix = reading.arguments().path("Prefix").asString("");
        storage.list(
            bucket,
            prefix,
            object -> {
              if (items.count() < most) {
                items.add(null, item(object));
              }
            });
      }
      case OBJECT -> {
        Distribution.Format format = reading.format();
        String key = need(reading.arguments(), "Key");
        new ItemFormats(storage, bucket)
            .read(
                key,
                format,
                (name, item) -> {
                  items.add(name, item);
                  return items.count() < most;
                });
      }
    }
    items.flush();
    return items.count();
  }

  private void keep(long id, MapItems part) {
    store.write(tx -> {
      tx.mapRuns().putItems(id, part);
      return id;
    });
  }

  static String need(@Nullable JsonNode arguments, String name) {
    String value = arguments == null ? "" : arguments.path(name).asString("");
    if (value.isEmpty()) {
      throw new ObjectStorageException("The parameter '" + name + "' must be a text");
    }
    return value;
  }

  private static ObjectNode item(ObjectStorage.Entry object) {
    return Json.object()
        .put("Etag", object.etag())
        .put("Key", object.key())
        .put("LastModified", object.modified().getEpochSecond())
        .put("Size", object.size())
        .put("StorageClass", "STANDARD");
  }
}
