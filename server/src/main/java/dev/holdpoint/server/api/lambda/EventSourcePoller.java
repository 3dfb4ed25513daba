package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, Feeding> feeds = new HashMap<>();
  private boolean open;

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
  public synchronized void start() {
    open = true;
    changed();
  }

  /** Takes up what the mappings say now; to be called after each change of a mapping. */
  public synchronized void changed() {
    if (!open) {
      return;
    }
    Map<String, EventSourceMapping> wanted = new HashMap<>();
    List<EventSourceMapping> all = store.read(sources::all);
    all.stream()
        .filter(mapping -> mapping.settings().enabled())
        .forEach(mapping -> wanted.put(mapping.uuid(), mapping));
    feeds.entrySet().removeIf(feed -> !goesOn(feed.getValue(), wanted.get(feed.getKey())));
    wanted.forEach((uuid, mapping) -> feeds.computeIfAbsent(uuid, _ -> feed(mapping)));
  }

  private static boolean goesOn(Feeding feed, @Nullable EventSourceMapping wanted) {
    if (feed.mapping().equals(wanted)) {
      return true;
    }
    feed.close();
    return false;
  }

  private Feeding feed(EventSourceMapping mapping) {
    Feeding feed =
        mapping.settings().stream() == null
            ? new Feed(mapping, new Batches(store, turns, queues, poll), functions)
            : new StreamFeed(mapping, streams, store, turns, functions);
    feed.start();
    return feed;
  }

  /** Stops receiving; batches that are with a function may end. */
  @Override
  public synchronized void close() {
    open = false;
    feeds.values().forEach(Feeding::close);
    feeds.clear();
  }
}
