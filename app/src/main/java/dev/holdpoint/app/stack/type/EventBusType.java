package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::Events::EventBus}. */
public record EventBusType(Buses buses) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Events::EventBus";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Description");
  }

  /** Who may put events is not asked, and nothing is encrypted or logged. */
  @Override
  public Set<String> ignored() {
    return Set.of("KmsKeyIdentifier", "LogConfig", "Policy", "Tags");
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
    EventBus bus =
        there
            ? buses.get(tx, turn.home(), name)
            : buses.create(tx, turn, name, wanted.findText("Description"));
    return new Made(name, Map.of("Arn", Json.text(bus.arn().value()), "Name", Json.text(name)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    buses.delete(tx, turn.home(), made.physicalId());
  }
}
