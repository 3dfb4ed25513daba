package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.server.api.lambda.Batches;
import dev.holdpoint.server.api.lambda.Feed;
import dev.holdpoint.server.api.lambda.Feeding;
import dev.holdpoint.server.api.lambda.Feeds;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets pipes run: each takes batches from its queue as a function's mapping does, on each of
 * several nodes.
 */
public final class PipeFeeds implements AutoCloseable {
  private final PipeParts parts;
  private final Batches batches;
  private final Feeds<Pipe> feeds = new Feeds<>(this::wanted, this::feed);

  public PipeFeeds(PipeParts parts, Batches batches) {
    this.parts = parts;
    this.batches = batches;
  }

  public void start() {
    feeds.start();
  }

  /** Takes up pipes as they are now. */
  public void changed() {
    feeds.changed();
  }

  private Map<String, Pipe> wanted() {
    Map<String, Pipe> all = parts.store().read(parts.pipes()::all);
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().running())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Feeding feed(Pipe pipe) {
    PipeSettings settings = pipe.settings();
    MappingSettings taking =
        new MappingSettings(
            true,
            settings.batchSize(),
            settings.windowSeconds(),
            true,
            MappingSettings.DEFAULT_CONCURRENCY,
            settings.filters());
    return new Feed(
        pipe.arn().value(), settings.source(), taking, batches, new PipeWork(pipe, parts));
  }

  @Override
  public void close() {
    feeds.close();
  }
}
