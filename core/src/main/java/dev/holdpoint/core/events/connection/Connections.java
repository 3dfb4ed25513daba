package dev.holdpoint.core.events.connection;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections by their names. One that needs a token owes the fetching of its first one. */
public final class Connections {
  private static final int MAX_CONNECTIONS = 3_000;

  /** Creates a connection. */
  public Connection create(Tx tx, Turn turn, String name, ConnectionWish wish) {
    ConnectionRules.checkName(name);
    ConnectionRules.checkDescription(wish.description());
    AuthorizationType type = ConnectionRules.type(String.valueOf(wish.type()));
    JsonNode parameters = wish.parameters() == null ? Json.object() : wish.parameters();
    ConnectionRules.check(type, parameters);
    if (find(tx, name) != null) {
      throw AwsException.of(
          "ResourceAlreadyExistsException", "Connection " + name + " already exists.");
    }
    if (all(tx, "").size() >= MAX_CONNECTIONS) {
      throw AwsException.of(
          "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
    }
    String place = name + "/" + turn.ids().uuid();
    return authorize(
        tx,
        turn,
        new Connection(
            name,
            turn.home().arn("events", "connection/" + place),
            turn.home().arn("secretsmanager", "secret:events!connection/" + place),
            1,
            wish.description(),
            type,
            parameters,
            ConnectionState.AUTHORIZING,
            null,
            turn.now(),
            turn.now(),
            null));
  }

  /** Changes what the wish names. */
  public Connection update(Tx tx, Turn turn, String name, ConnectionWish wish) {
    Connection old = get(tx, name);
    ConnectionRules.checkDescription(wish.description());
    AuthorizationType type = wish.type() == null ? old.type() : ConnectionRules.type(wish.type());
    JsonNode parameters = parameters(old, type, wish.parameters());
    ConnectionRules.check(type, parameters);
    String description = wish.description() == null ? old.description() : wish.description();
    return authorize(tx, turn, old.changed(description, type, parameters, turn.now()));
  }

  private static JsonNode parameters(
      Connection old, AuthorizationType type, @Nullable JsonNode wished) {
    ObjectNode all = merged(old.parameters(), wished == null ? Json.object() : wished);
    if (type != old.type()) {
      all.remove(old.type().member());
    }
    return all;
  }

  /** Members of the second take the place of the first's, structure by structure. */
  private static ObjectNode merged(JsonNode before, JsonNode change) {
    ObjectNode all = Json.object();
    before.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    for (var member : change.properties()) {
      JsonNode old = all.get(member.getKey());
      boolean both = old != null && old.isObject() && member.getValue().isObject();
      all.set(member.getKey(), both ? merged(old, member.getValue()) : member.getValue());
    }
    return all;
  }

  private static Connection authorize(Tx tx, Turn turn, Connection connection) {
    if (connection.type() != AuthorizationType.OAUTH_CLIENT_CREDENTIALS) {
      return keep(tx, connection.in(ConnectionState.AUTHORIZED, null, turn.now()));
    }
    Connection waiting = keep(tx, connection.in(ConnectionState.AUTHORIZING, null, turn.now()));
    String body = Json.write(FirstToken.of(waiting));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.AUTHORIZE, body, turn.now(), 0));
    return waiting;
  }

  /** A first token was fetched for this revision, or could not be (then with a reason). */
  public void authorized(Tx tx, Turn turn, FirstToken of, @Nullable String failure) {
    Connection now = find(tx, of.name());
    if (now != null && now.arn().equals(of.arn()) && now.revision() == of.revision()) {
      ConnectionState state =
          failure == null ? ConnectionState.AUTHORIZED : ConnectionState.DEAUTHORIZED;
      keep(tx, now.in(state, failure, turn.now()));
    }
  }

  /** Takes its secrets away. */
  public Connection deauthorize(Tx tx, Turn turn, String name) {
    return keep(tx, get(tx, name).forgotten(turn.now()));
  }

  public Connection delete(Tx tx, Turn turn, String name) {
    Connection gone = get(tx, name);
    tx.resources().delete(ResourceKind.CONNECTION, name);
    return gone.in(ConnectionState.DELETING, null, turn.now());
  }

  public Connection get(Tx tx, String name) {
    Connection connection = find(tx, name);
    if (connection == null) {
      throw AwsException.of(
          "ResourceNotFoundException",
          "Failed to describe the connection(s). Connection '" + name + "' does not exist.");
    }
    return connection;
  }

  /** The connection of this ARN, or null. */
  public @Nullable Connection find(Tx tx, Arn arn) {
    String[] parts = arn.resource().split("/");
    Connection connection = parts.length == 3 ? find(tx, parts[1]) : null;
    return connection != null && connection.arn().equals(arn) ? connection : null;
  }

  /** The connection of this name, or null. */
  public @Nullable Connection find(Tx tx, String name) {
    JsonNode body = tx.resources().find(ResourceKind.CONNECTION, name);
    return body == null ? null : Json.read(body, Connection.class);
  }

  /** Those whose names begin so, by name. */
  public List<Connection> list(Tx tx, String prefix, @Nullable String state) {
    return all(tx, prefix).stream()
        .filter(connection -> state == null || connection.state().name().equals(state))
        .toList();
  }

  private static List<Connection> all(Tx tx, String prefix) {
    return tx.resources().list(ResourceKind.CONNECTION, prefix, null, MAX_CONNECTIONS).stream()
        .map(found -> Json.read(found.body(), Connection.class))
        .toList();
  }

  private static Connection keep(Tx tx, Connection connection) {
    tx.resources().put(ResourceKind.CONNECTION, connection.name(), Json.tree(connection));
    return connection;
  }
}
