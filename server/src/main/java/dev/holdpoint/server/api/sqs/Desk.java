package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.sqs.Page;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every action of SQS works with. */
record Desk(Store store, Queues queues, MoveTasks moves, Supplier<Turn> turns) {
  <T> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.get()));
  }

  <T> T read(BiFunction<Tx, Turn, T> work) {
    return store.read(tx -> work.apply(tx, turns.get()));
  }

  /** A write that gives nothing back. */
  void change(BiConsumer<Tx, Turn> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx, turns.get());
      return null;
    });
  }

  /** The queue that a request names, which may have forgotten to. */
  Queue queue(Tx tx, Turn turn, @Nullable String url) {
    return queues.byUrl(tx, turn.home(), Required.orEmpty(url));
  }

  /** A queue's URL, by the way on which this caller came. */
  static String url(Call call, Queue queue) {
    return call.baseUrl() + queue.path();
  }

  /** URLs, or null where there are none: AWS leaves an empty list out. */
  static @Nullable List<String> urls(Call call, Page<Queue> queues) {
    return queues.items().isEmpty()
        ? null
        : queues.items().stream().map(queue -> url(call, queue)).toList();
  }
}
