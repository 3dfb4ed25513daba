package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.SdkOperation;
import dev.holdpoint.server.wire.SdkOperations;
import dev.holdpoint.server.wire.SdkStyle;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.JoiningStore;
import java.net.URI;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions behind our own port, for calls that do not come through it.
 *
 * @param base where the port is, for the addresses in answers
 */
public record Actions(SdkOperations operations, JoiningStore store, Supplier<URI> base) {
  /** Runs an action in this transaction; one that throws leaves nothing behind. */
  ObjectNode within(Tx tx, Turn turn, SdkOperation action, SdkStyle style, JsonNode parameters) {
    String requestId = turn.ids().uuid();
    return CallerHome.call(
        turn.home(),
        () -> tx.part(() -> store.within(tx, () -> run(action, style, parameters, requestId))));
  }

  /** Runs an action in units of its own; it may block. */
  ObjectNode run(SdkOperation action, SdkStyle style, JsonNode parameters, String requestId) {
    return action.run(parameters, style, new Call(requestId, base.get()));
  }
}
