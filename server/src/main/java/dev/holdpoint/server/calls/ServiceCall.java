package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** One action of a service that lives in this store, as a Task state calls it. */
@FunctionalInterface
interface ServiceCall {
  /**
   * Makes the call in this transaction.
   *
   * @return the members of AWS's answer, without the SDK's metadata
   * @throws dev.holdpoint.core.aws.AwsException the service's refusal
   * @throws CallFailure a failure that the integration itself knows
   */
  ObjectNode call(Tx tx, Turn turn, Effect.CallTask call);
}
