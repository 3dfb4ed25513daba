package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.server.api.lambda.Batches;
import dev.holdpoint.server.api.lambda.EventSourcePoller;
import dev.holdpoint.server.api.lambda.Feed;
import dev.holdpoint.server.api.lambda.Feeding;
import dev.holdpoint.server.api.lambda.Feeds;
import dev.holdpoint.server.api.lambda.StreamFeed;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets pipes run: each takes batches from its source as a function's mapping does, on each of
 * several nodes.
 */
public final class PipeFeeds implements AutoCloseable {
  private final PipeParts parts;
  private final Batches batches;
  private final EventSourcePoller.Streams streams;
  private final Feeds<Pipe> feeds = new Feeds<>(this::wanted, this::feed);

  /**
   * @param streams where tables' streams are read
   */
  public PipeFeeds(PipeParts parts, Batches batches, EventSourcePoller.Streams streams) {
    this.parts = parts;
    this.streams = streams;
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
    PipeRun run = new PipeRun(pipe, parts);
    return settings.stream() == null
        ? new Feed(
            pipe.arn().value(),
            settings.source(),
            settings.taking(),
            batches,
            new QueueWork(settings.source(), run))
        : new StreamFeed(
            new StreamFeed.Source(
                pipe.arn().value(), settings.source(), settings.taking(), pipe.modifiedAt()),
            streams,
            parts.store(),
            parts.turns(),
            new TableWork(pipe, run, parts.pipes()));
  }

  @Override
  public void close() {
    feeds.close();
  }
}
