package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.events.destination.OwedRequest;
import dev.holdpoint.core.store.Tx;

/** Owes an API destination a request, at the pace that it is called at. */
public record DestinationTarget(ApiDestinations destinations) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    ApiDestination destination = destinations.find(tx, delivery.target().arn());
    if (destination == null) {
      throw AwsException.of(
          "ResourceNotFoundException",
          "ApiDestination " + delivery.target().arn() + " does not exist.");
    }
    OwedRequest owed = OwedRequest.of(delivery, turn.now());
    tx.outbox()
        .add(owed.entry(turn.ids().next(), destinations.nextPlace(tx, destination, turn.now())));
  }
}
