package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.BusPolicy;
import dev.holdpoint.core.events.BusSettings;
import dev.holdpoint.core.events.BusWish;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Events::EventBus}. */
public record EventBusType(Buses buses) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Events::EventBus";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Description", "DeadLetterConfig", "LogConfig", "Policy", "Tags");
  }

  /** Nothing is encrypted. */
  @Override
  public Set<String> ignored() {
    return Set.of("KmsKeyIdentifier");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public int nameLength() {
    return 256;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String name = wanted.name();
    boolean there =
        buses.list(tx, turn.home(), name).stream().anyMatch(one -> one.name().equals(name));
    BusWish wish = wish(wanted);
    EventBus bus = there ? buses.replace(tx, turn, name, wish) : buses.create(tx, turn, name, wish);
    if (wanted.has("Policy")) {
      new BusPolicy(buses).replace(tx, turn, name, Json.write(wanted.get("Policy")));
    }
    return new Made(name, Map.of("Arn", Json.text(bus.arn().value()), "Name", Json.text(name)));
  }

  private static BusWish wish(Wanted wanted) {
    JsonNode logs = wanted.get("LogConfig");
    Map<String, String> tags = new HashMap<>();
    wanted
        .get("Tags")
        .values()
        .forEach(tag -> tags.put(tag.path("Key").asString(), tag.path("Value").asString()));
    return new BusWish(
        wanted.findText("Description"),
        new BusSettings(
            text(wanted.get("DeadLetterConfig").path("Arn")),
            text(logs.path("Level")),
            text(logs.path("IncludeDetail"))),
        tags);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? value.asString() : null;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    buses.delete(tx, turn.home(), made.physicalId());
  }
}
