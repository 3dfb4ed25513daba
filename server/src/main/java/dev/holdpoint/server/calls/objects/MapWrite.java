package dev.holdpoint.server.calls.objects;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.MapRuns;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the results of a map run: a file for what succeeded, what failed and what was never begun,
 * and a manifest that names them. Writing again writes the same.
 */
public final class MapWrite implements OutboxHandler {
  private static final String FAILED = "States.ResultWriterFailed";

  private final Store store;
  private final Turns turns;
  private final Engine engine;
  private final ObjectStorage storage;

  public MapWrite(Store store, Turns turns, Engine engine, ObjectStorage storage) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.storage = storage;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    long id = entry.number();
    MapRun run = store.read(tx -> MapRuns.find(tx, id));
    MapPlan.Writing writing = run == null ? null : run.plan().writing();
    if (run == null || writing == null || run.progress().stage() != Progress.Stage.WRITING) {
      return Outcome.DONE;
    }
    try {
      String output = write(run, writing).toString();
      return done(id, output, null);
    } catch (ObjectStorageException | IOException e) {
      return done(id, null, Failure.of(FAILED, String.valueOf(e.getMessage())));
    }
  }

  private Outcome done(long id, @Nullable String output, @Nullable Failure failure) {
    return new Outcome.Done(tx -> MapRuns.written(tx, turns.now(), engine, id, output, failure));
  }

  private ObjectNode write(MapRun run, MapPlan.Writing writing) throws IOException {
    JsonNode arguments = writing.arguments();
    String bucket = MapRead.need(arguments, "Bucket");
    String prefix = arguments == null ? "" : arguments.path("Prefix").asString("");
    String folder =
        (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/")
            + run.plan().arn().name()
            + "/";
    Path scratch = Files.createTempDirectory("holdpoint-results");
    try {
      ObjectNode files = new ResultFiles(store, run, writing, scratch).write();
      ObjectNode manifest = Json.object().put("DestinationBucket", bucket);
      manifest.put("MapRunArn", run.plan().arn().value());
      ObjectNode named = manifest.putObject("ResultFiles");
      for (String kind : ResultFiles.KINDS) {
        put(bucket, folder, scratch, files.path(kind).asString(""), named.putArray(kind));
      }
      Path whole = Files.write(scratch.resolve("manifest.json"), Json.writeBytes(manifest));
      storage.put(bucket, folder + "manifest.json", whole);
    } finally {
      ResultFiles.delete(scratch);
    }
    ObjectNode output = Json.object().put("MapRunArn", run.plan().arn().value());
    output
        .putObject("ResultWriterDetails")
        .put("Bucket", bucket)
        .put("Key", folder + "manifest.json");
    return output;
  }

  private void put(String bucket, String folder, Path scratch, String name, ArrayNode named)
      throws IOException {
    if (!name.isEmpty()) {
      Path file = scratch.resolve(name);
      storage.put(bucket, folder + name, file);
      named.addObject().put("Key", folder + name).put("Size", Files.size(file));
    }
  }
}
