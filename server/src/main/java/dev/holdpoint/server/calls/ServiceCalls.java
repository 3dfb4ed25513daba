package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services that a Task state can call. Those that live in this store are called within the
 * commit; what blocks or runs outside is owed.
 */
public final class ServiceCalls implements Calls {
  private static final Set<String> STEP_FUNCTIONS = Set.of("states", "aws-sdk:sfn");

  private volatile @Nullable Routes routes;

  /** From now on calls can be made. The services need the engine, and the engine needs these. */
  public void serve(Routes all) {
    routes = all;
  }

  /** Where a call is made. */
  Route route(Tx tx, Turn turn, Effect.CallTask call) {
    Routes known = routes;
    if (known == null) {
      throw new IllegalStateException("Expected services, but they are not put together yet");
    }
    return known.find(tx, turn, call);
  }

  @Override
  public boolean touchesExecutions(Effect.CallTask call) {
    return call.resource() instanceof Resource.Integration integration
        && STEP_FUNCTIONS.contains(integration.service());
  }

  @Override
  public Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    return switch (route(tx, turn, call)) {
      case Route.WithinTheCommit(LocalCall local) -> local.call(tx, turn, call);
      case Route.Outside _ -> new Outcome.Owed();
      case Route.Nowhere(Failure failure) -> new Outcome.Failed(failure);
    };
  }
}
