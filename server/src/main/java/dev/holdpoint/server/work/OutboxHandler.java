package dev.holdpoint.server.work;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Makes one kind of owed remote calls. The entry's id is the call's idempotency key: after a crash
 * the same entry comes again. May block; it runs on a virtual thread of its own.
 */
@FunctionalInterface
public interface OutboxHandler {
  Outcome handle(OutboxEntry entry);

  /** What became of the call. */
  sealed interface Outcome {
    /**
     * It is over, well or not; the entry goes away.
     *
     * @param with what is committed together with that
     */
    record Done(Consumer<Tx> with) implements Outcome {}

    /**
     * It failed and is to be made again, not before this.
     *
     * @param with what is committed together with that, if nobody else has taken the call over
     */
    record RetryAt(Instant due, Consumer<Tx> with) implements Outcome {
      /** It failed, and nothing is to be noted of that. */
      public RetryAt(Instant due) {
        this(due, _ -> {});
      }
    }

    Outcome DONE = new Done(_ -> {});
  }
}
