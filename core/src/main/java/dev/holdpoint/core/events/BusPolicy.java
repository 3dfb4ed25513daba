package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who else may put events on a bus, as statements that come and go one by one. Kept and shown; who
 * may call is decided elsewhere.
 */
public final class BusPolicy {
  /** AWS's: in UTF-8. */
  private static final int MAX_BYTES = 10_240;

  private final Buses buses;

  public BusPolicy(Buses buses) {
    this.buses = buses;
  }

  /**
   * One statement.
   *
   * @param principal an account, or {@code *}
   * @param condition null, or what it is under, in IAM's language
   */
  public record Statement(
      String id, String principal, String action, @Nullable ObjectNode condition) {
    ObjectNode on(Arn bus) {
      ObjectNode json = Json.object().put("Sid", id).put("Effect", "Allow");
      if (principal.equals("*")) {
        json.put("Principal", "*");
      } else {
        json.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
      }
      json.put("Action", action).put("Resource", bus.value());
      if (condition != null) {
        json.set("Condition", condition);
      }
      return json;
    }
  }

  /** Adds a statement, or replaces the one of that id. */
  public void put(Tx tx, Turn turn, @Nullable String busName, Statement statement) {
    if (!statement.action().equals("events:PutEvents")) {
      throw EventsError.validation("Provided value in parameter 'action' is not supported.");
    }
    EventBus bus = buses.get(tx, turn.home(), busName);
    ArrayNode statements = without(bus.policy(), statement.id()).add(statement.on(bus.arn()));
    keep(tx, turn, bus, document(bus.policy(), statements));
  }

  /** Puts a policy in the place of what there is. */
  public void replace(Tx tx, Turn turn, @Nullable String busName, String policy) {
    EventBus bus = buses.get(tx, turn.home(), busName);
    keep(tx, turn, bus, read(policy));
  }

  private static ObjectNode read(String policy) {
    try {
      if (Json.parse(policy) instanceof ObjectNode object && !statements(object).isEmpty()) {
        return object;
      }
    } catch (JacksonException e) {
      throw EventsError.invalid("Policy", "The policy is no valid JSON.");
    }
    throw EventsError.invalid("Policy", "The policy has no statements.");
  }

  /** Takes the statement of that id away. */
  public void remove(Tx tx, Turn turn, @Nullable String busName, String statementId) {
    EventBus bus = buses.get(tx, turn.home(), busName);
    JsonNode policy = bus.policy();
    if (policy == null) {
      throw notFound("EventBus does not have a policy.");
    }
    ArrayNode left = without(policy, statementId);
    if (left.size() == statements(policy).size()) {
      throw notFound("Statement with the provided id does not exist.");
    }
    keep(tx, turn, bus, left.isEmpty() ? null : document(policy, left));
  }

  public void removeAll(Tx tx, Turn turn, @Nullable String busName) {
    keep(tx, turn, buses.get(tx, turn.home(), busName), null);
  }

  private void keep(Tx tx, Turn turn, EventBus bus, @Nullable ObjectNode policy) {
    if (policy != null && Json.write(policy).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw AwsException.of(
          "PolicyLengthExceededException",
          "The event bus policy is longer than " + MAX_BYTES + ".");
    }
    buses.keep(tx, bus.with(policy, turn.now()));
  }

  private static ObjectNode document(@Nullable JsonNode before, ArrayNode statements) {
    ObjectNode policy =
        before instanceof ObjectNode object
            ? object.deepCopy()
            : Json.object().put("Version", "2012-10-17");
    policy.set("Statement", statements);
    return policy;
  }

  private static ArrayNode without(@Nullable JsonNode policy, String id) {
    ArrayNode left = Json.array();
    if (policy != null) {
      statements(policy).values().stream()
          .filter(one -> !one.path("Sid").asString("").equals(id))
          .forEach(left::add);
    }
    return left;
  }

  /** IAM's language allows one statement without a list. */
  private static ArrayNode statements(JsonNode policy) {
    JsonNode all = policy.path("Statement");
    return all instanceof ArrayNode array
        ? array
        : all.isObject() ? Json.array().add(all) : Json.array();
  }

  private static AwsException notFound(String message) {
    return AwsException.of("ResourceNotFoundException", message);
  }
}
