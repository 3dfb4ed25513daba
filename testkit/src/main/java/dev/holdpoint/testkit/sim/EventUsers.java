package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.PutResult;
import dev.holdpoint.core.events.RuleRequest;
import dev.holdpoint.core.events.RuleSettings;
import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.check.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * Three rules with a queue each: one that fires every minute, one that hears of executions, and one
 * for events that somebody puts.
 */
final class EventUsers {
  private static final String EVERY_MINUTE = "every-minute";

  private final World world;
  private int events;

  EventUsers(World world) {
    this.world = world;
  }

  void prepare(SimulatedNode node) {
    node.write((tx, turn) -> {
      rule(node, tx, turn, EVERY_MINUTE, Snapshot.TICKS, schedule("rate(1 minute)"));
      rule(node, tx, turn, "status", Snapshot.STATUSES, pattern("aws.states"));
      rule(node, tx, turn, "order", Snapshot.ORDERS, pattern("shop"));
      return true;
    });
  }

  private static RuleSettings schedule(String expression) {
    return new RuleSettings(null, expression, null, null);
  }

  private static RuleSettings pattern(String source) {
    return new RuleSettings("{\"source\": [\"" + source + "\"]}", null, null, null);
  }

  private static void rule(
      SimulatedNode node, Tx tx, Turn turn, String name, String queue, RuleSettings settings) {
    Queue target = node.queues().create(tx, turn, queue, Map.of(), Map.of());
    node.events()
        .rules()
        .put(tx, turn, new RuleRequest(name, null, RuleState.ENABLED, settings, Map.of()));
    node.events()
        .rules()
        .putTargets(tx, turn, name, null, List.of(Target.of("queue", target.arn())));
  }

  /** Somebody puts an event. */
  String put(SimulatedNode node) {
    String detail = "{\"order\": " + events++ + "}";
    PutEntry entry = new PutEntry("shop", "order", detail, null, null, List.of());
    Events.Outcome outcome =
        node.write((tx, turn) -> node.events().events().put(tx, turn, List.of(entry)));
    if (outcome.results().getFirst() instanceof PutResult.Accepted(String id)) {
      world.ledger.putEvent(id);
    }
    return "takes an event";
  }

  /** The schedule ends: else nothing would ever come to rest. */
  void end(SimulatedNode node) {
    world.ledger.endSchedule();
    node.write((tx, turn) -> {
      node.events().rules().change(tx, turn, EVERY_MINUTE, null, RuleState.DISABLED);
      return Home.DEFAULT;
    });
  }
}
