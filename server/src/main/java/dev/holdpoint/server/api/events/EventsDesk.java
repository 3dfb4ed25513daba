package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Archives;
import dev.holdpoint.core.events.BusPolicy;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.EventTags;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Replays;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What EventBridge's actions work with. */
public record EventsDesk(
    Store store,
    Turns turns,
    Buses buses,
    Rules rules,
    Events events,
    Connections connections,
    ApiDestinations destinations) {
  /** Tags of buses and rules. */
  EventTags tags() {
    return new EventTags(buses, rules);
  }

  /** Who else may put events on buses. */
  BusPolicy policies() {
    return new BusPolicy(buses);
  }

  Archives archives() {
    return new Archives(buses);
  }

  Replays replays() {
    return new Replays(archives(), events);
  }

  Home home() {
    return turns.home();
  }

  /** AWS's word for whether a destination can be called. */
  String state(ApiDestination destination) {
    return store.read(tx -> destinations.isActive(tx, destination)) ? "ACTIVE" : "INACTIVE";
  }

  /** Changes something, durably. */
  void change(Consumer<Tx> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }
}
