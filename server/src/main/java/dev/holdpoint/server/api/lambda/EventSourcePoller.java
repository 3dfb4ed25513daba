package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Feeds functions from queues and streams: keeps one {@link Feeding} for each enabled mapping.
 * Thread-safe; holds virtual threads only.
 */
public final class EventSourcePoller implements AutoCloseable {
  private final Store store;
  private final Turns turns;
  private final EventSources sources;
  private final Queues queues;
  private final LongPoll poll;
  private final FunctionCaller functions;
  private final Streams streams;
  private final Feeds<EventSourceMapping> feeds = new Feeds<>(this::wanted, this::feed);

  public EventSourcePoller(
      Store store,
      Turns turns,
      EventSources sources,
      Queues queues,
      LongPoll poll,
      FunctionCaller functions,
      Streams streams) {
    this.store = store;
    this.turns = turns;
    this.sources = sources;
    this.queues = queues;
    this.poll = poll;
    this.functions = functions;
    this.streams = streams;
  }

  /**
   * Where streams are read.
   *
   * @param alone whether no other node reads them too
   * @param destinations are told of what is given up
   */
  public record Streams(RemoteServices services, boolean alone, Destinations destinations) {}

  /** Starts feeding. */
  public void start() {
    feeds.start();
  }

  /** Takes up what the mappings say now; to be called after each change of a mapping. */
  public void changed() {
    feeds.changed();
  }

  private Map<String, EventSourceMapping> wanted() {
    List<EventSourceMapping> all = store.read(sources::all);
    return all.stream()
        .filter(mapping -> mapping.settings().enabled())
        .collect(Collectors.toMap(EventSourceMapping::uuid, mapping -> mapping));
  }

  private Feeding feed(EventSourceMapping mapping) {
    return mapping.settings().stream() == null
        ? new Feed(
            mapping.uuid(),
            mapping.queue(),
            mapping.settings(),
            new Batches(store, turns, queues, poll),
            new FunctionWork(mapping, functions))
        : new StreamFeed(
            new StreamFeed.Source(
                mapping.uuid(), mapping.queue(), mapping.settings(), mapping.modifiedAt()),
            streams,
            store,
            turns,
            new FunctionStreamWork(mapping, functions, sources));
  }

  /** Stops receiving; batches that are with a function may end. */
  @Override
  public void close() {
    feeds.close();
  }
}
