package dev.holdpoint.testkit;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A node of a {@link Simulation} and the calls that it is making, which die with it. */
final class SimulatedNode {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Simulation world;
  private final Node node;
  private final TestCalls calls;
  private final List<OutboxEntry> inFlight = new ArrayList<>();
  private final List<Trigger> delivered = new ArrayList<>();
  private final List<TaskRef> deliveredTo = new ArrayList<>();

  SimulatedNode(Simulation world, Node node, TestCalls calls) {
    this.world = world;
    this.node = node;
    this.calls = calls;
  }

  Node node() {
    return node;
  }

  String fireTimers() {
    node.timers().runOnce(world.clock().instant());
    return "timers";
  }

  String claim() {
    Instant now = world.clock().instant();
    List<OutboxEntry> claimed =
        world.write(
            (tx, turn) -> tx.outbox().claim(now, now.plus(LEASE), 1 + world.random().nextInt(3)));
    inFlight.addAll(claimed);
    return "claims " + claimed.size();
  }

  /** One of the calls it is making comes to its end; perhaps the lease is over long since. */
  String settle() {
    if (inFlight.isEmpty()) {
      return "nothing to settle";
    }
    OutboxEntry entry = inFlight.remove(world.random().nextInt(inFlight.size()));
    TaskRef task = Json.mapper().readValue(entry.body(), OwedTask.class).task();
    Effect.CallTask call = world.store().read(tx -> node.engine().owed(tx, task));
    Trigger remote = call == null || isLocal(call) ? null : result(call);
    world.write((tx, turn) -> {
      boolean mine = tx.outbox().delete(entry.id());
      Trigger result = remote;
      if (mine && call != null && isLocal(call)) {
        result = calls.call(tx, turn, call).answer(call);
      }
      return mine && result != null && node.engine().trigger(tx, turn, task.execution(), result);
    });
    return "settles " + task;
  }

  private static boolean isLocal(Effect.CallTask call) {
    return call.resource() instanceof Resource.Integration integration
        && integration.service().equals("sqs");
  }

  private Trigger result(Effect.CallTask call) {
    world.clients().learn(call.parameters().at("/Payload/token").asString(""));
    Trigger result =
        world.random().nextInt(3) == 0
            ? new Trigger.CallFailed(call.task(), Failure.of("Lambda.Unknown", null))
            : new Trigger.CallSucceeded(
                call.task(), "{\"Payload\":" + world.random().nextInt(9) + "}");
    delivered.add(result);
    deliveredTo.add(call.task());
    return result;
  }

  /** A result that was delivered already, or never came to it, is delivered without its debt. */
  String deliverAgain() {
    if (delivered.isEmpty()) {
      return "nothing to deliver again";
    }
    int which = world.random().nextInt(delivered.size());
    TaskRef task = deliveredTo.get(which);
    Trigger again = delivered.get(which);
    world.write((tx, turn) -> node.engine().trigger(tx, turn, task.execution(), again));
    return "delivers again to " + task;
  }
}
