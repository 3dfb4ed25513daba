package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Archive;
import dev.holdpoint.core.events.Archives;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ArchivedEvent;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;

/** Keeps an event in an archive, at the event's own time. */
public record ArchiveTarget(Archives archives) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    var arn = delivery.target().arn();
    Archive archive =
        archives.find(tx, Home.of(arn), arn.resource().substring("archive/".length()));
    if (archive == null) {
      throw AwsException.of("ResourceNotFoundException", "Archive " + arn + " does not exist.");
    }
    Instant at = Instant.parse(Json.parse(delivery.input()).path("time").asString());
    tx.archives().add(new ArchivedEvent(archive.key(), at, turn.ids().next(), delivery.input()));
  }
}
