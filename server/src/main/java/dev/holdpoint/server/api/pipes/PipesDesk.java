package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.BiFunction;

/**
 * What the actions of EventBridge Pipes work with.
 *
 * @param changed is told of each change, after its commit
 */
public record PipesDesk(Store store, Turns turns, Pipes pipes, Runnable changed) {
  Home home() {
    return turns.home();
  }

  /** Changes a pipe, durably, and lets it run as it is now. */
  Pipe change(BiFunction<Tx, Turn, Pipe> work) {
    Pipe pipe = store.write(tx -> work.apply(tx, turns.now()));
    changed.run();
    return pipe;
  }
}
