package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** Knows the services that a Task state may call. */
public interface Calls {
  /**
   * Makes the call within the transaction if its service lives in this store: then the message is
   * committed with the history that tells of it.
   */
  Outcome call(Tx tx, Turn turn, Effect.CallTask call);

  /** Whether the call may look at executions or trigger one, perhaps the very one that makes it. */
  default boolean touchesExecutions(Effect.CallTask call) {
    return false;
  }

  /** What came of a call; one that failed leaves nothing behind. */
  sealed interface Outcome {
    /** What it triggers, or null where the call is still owed. */
    default @Nullable Trigger answer(Effect.CallTask call) {
      return switch (this) {
        case Answered(String output) -> new Trigger.CallSucceeded(call.task(), output);
        case Failed(Failure failure) -> new Trigger.CallFailed(call.task(), failure);
        case Owed() -> null;
      };
    }

    /**
     * @param output JSON text
     */
    record Answered(String output) implements Outcome {}

    record Failed(Failure failure) implements Outcome {}

    /** To be made after the commit, through the outbox. */
    record Owed() implements Outcome {}
  }
}
