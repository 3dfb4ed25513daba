package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.events.destination.DestinationWish;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::Events::ApiDestination}. */
public record ApiDestinationType(ApiDestinations destinations) implements ResourceType {
  private static final String RATE = "InvocationRateLimitPerSecond";

  @Override
  public String name() {
    return "AWS::Events::ApiDestination";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Description", "ConnectionArn", "InvocationEndpoint", "HttpMethod", RATE);
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    DestinationWish wish =
        new DestinationWish(
            wanted.findText("Description"),
            wanted.text("ConnectionArn"),
            wanted.text("InvocationEndpoint"),
            wanted.text("HttpMethod"),
            wanted.has(RATE) ? Integer.valueOf(wanted.numberOr(RATE, 0)) : null);
    ApiDestination now =
        destinations.find(tx, wanted.name()) == null
            ? destinations.create(tx, turn, wanted.name(), wish)
            : destinations.update(tx, turn, wanted.name(), wish);
    String arn = now.arn().value();
    return new Made(
        now.name(),
        Map.of("Arn", Json.text(arn), "ArnForPolicy", Json.text(arn.replaceFirst("/[^/]+$", ""))));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    destinations.delete(tx, made.physicalId());
  }
}
