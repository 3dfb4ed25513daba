package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sns.OwedFanOut;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.work.OutboxHandler;

/** Tells more of a topic's subscribers, in the commit that ends the debt. */
public record FanOutCall(Topics topics, Turns turns) implements OutboxHandler {
  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedFanOut owed = OwedFanOut.of(entry);
    return new Outcome.Done(tx -> topics.goOn(tx, turns.now(), owed));
  }
}
