package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.LongPoll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feeds functions from queues: keeps one {@link Feed} for each enabled mapping. Thread-safe; holds
 * virtual threads only.
 */
public final class EventSourcePoller implements AutoCloseable {
  private final Store store;
  private final Turns turns;
  private final EventSources sources;
  private final Queues queues;
  private final LongPoll poll;
  private final FunctionCaller functions;
  private final Map<String, Feed> feeds = new HashMap<>();
  private boolean open;

  public EventSourcePoller(
      Store store,
      Turns turns,
      EventSources sources,
      Queues queues,
      LongPoll poll,
      FunctionCaller functions) {
    this.store = store;
    this.turns = turns;
    this.sources = sources;
    this.queues = queues;
    this.poll = poll;
    this.functions = functions;
  }

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

  private static boolean goesOn(Feed feed, @Nullable EventSourceMapping wanted) {
    if (feed.mapping().equals(wanted)) {
      return true;
    }
    feed.close();
    return false;
  }

  private Feed feed(EventSourceMapping mapping) {
    Feed feed = new Feed(mapping, new Batches(store, turns, queues, poll), functions);
    feed.start();
    return feed;
  }

  /** Stops receiving; batches that are with a function may end. */
  @Override
  public synchronized void close() {
    open = false;
    feeds.values().forEach(Feed::close);
    feeds.clear();
  }
}
