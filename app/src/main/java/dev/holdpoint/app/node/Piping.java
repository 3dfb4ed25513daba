package dev.holdpoint.app.node;

import dev.holdpoint.core.pipes.PipeTargets;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.lambda.Batches;
import dev.holdpoint.server.api.lambda.EventSourcePoller;
import dev.holdpoint.server.api.lambda.FunctionCaller;
import dev.holdpoint.server.api.pipes.PipeFeeds;
import dev.holdpoint.server.api.pipes.PipeParts;
import dev.holdpoint.server.api.pipes.PipesDesk;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.states.SyncExecutions;

/** The parts of EventBridge Pipes, put together. */
final class Piping {
  final Pipes pipes = new Pipes();
  final PipeFeeds feeds;
  final PipesDesk desk;

  Piping(
      Store store,
      Core core,
      LongPoll polls,
      FunctionCaller functions,
      EventSourcePoller.Streams streams,
      Outbound outbound) {
    PipeParts parts =
        new PipeParts(
            store,
            core.turns,
            pipes,
            new PipeTargets(core.queues, core.events, core.targets),
            functions,
            new SyncExecutions(store, core.turns, core.executions, core.ends),
            outbound.destinationCall());
    feeds = new PipeFeeds(parts, new Batches(store, core.turns, core.queues, polls), streams);
    desk = new PipesDesk(store, core.turns, pipes, feeds::changed);
  }

  /** After a commit, whose thread must not read: takes up pipes as they are now. */
  void changed() {
    Thread.ofVirtual().name("pipes").start(feeds::changed);
  }
}
