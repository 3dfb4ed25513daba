package dev.holdpoint.server.api.events;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.OwedEvent;
import dev.holdpoint.core.events.Undelivered;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.work.OutboxHandler;
import java.util.List;

/** Tells a bus's rules of an event that was owed to them, in the commit that ends the debt. */
public record EventCall(Events events, Turns turns) implements OutboxHandler {
  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedEvent owed = OwedEvent.of(entry);
    return new Outcome.Done(tx -> {
      List<Undelivered> lost = events.pay(tx, turns.now(), owed);
      tx.afterCommit(() -> lost.forEach(PutEvents::warn));
    });
  }
}
