package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionWish;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::Events::Connection}; one that is there already is changed only where it differs. */
public record ConnectionType(Connections connections) implements ResourceType {
  @Override
  public String name() {
    return "AWS::Events::Connection";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Name", "Description", "AuthorizationType", "AuthParameters");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    String type = wanted.text("AuthorizationType");
    JsonNode parameters = wanted.has("AuthParameters") ? wanted.get("AuthParameters") : null;
    ConnectionWish wish = new ConnectionWish(wanted.findText("Description"), type, parameters);
    Connection before = connections.find(tx, wanted.name());
    Connection now =
        before == null
            ? connections.create(tx, turn, wanted.name(), wish)
            : isAs(before, wish) ? before : connections.update(tx, turn, wanted.name(), wish);
    return new Made(
        now.name(),
        Map.of(
            "Arn", Json.text(now.arn().value()),
            "ArnForPolicy", Json.text(now.arn().value().replaceFirst("/[^/]+$", "")),
            "SecretArn", Json.text(now.secretArn().value())));
  }

  private static boolean isAs(Connection connection, ConnectionWish wish) {
    return connection.type().name().equals(wish.type())
        && connection.parameters().equals(wish.parameters())
        && Objects.equals(connection.description(), wish.description());
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    if (connections.find(tx, made.physicalId()) != null) {
      connections.delete(tx, turn, made.physicalId());
    }
  }
}
