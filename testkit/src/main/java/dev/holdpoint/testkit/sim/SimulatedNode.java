package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.OwedEvent;
import dev.holdpoint.core.events.targets.ExecutionEvents;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.work.NodeNumber;
import dev.holdpoint.core.work.OwedCalls;
import dev.holdpoint.core.work.WakingStore;
import dev.holdpoint.testkit.Node;
import dev.holdpoint.testkit.TestCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One node: the real rules and the real leases over the store that it shares, with a memory, a
 * clock and calls in flight of its own, which die with it.
 */
final class SimulatedNode {
  private final World world;
  private final NodeClock clock;
  private final Life life = new Life();
  private final WakingStore store;
  private final Turns turns;
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final EventRules events = EventRules.of(queues);
  private final Topics topics = new Topics(Mails.outlets(queues));
  private final TestCalls calls = new TestCalls(queues);
  private final Node rules;
  private final OwedCalls owed;
  private final List<OwedCalls.Lease> inFlight = new ArrayList<>();
  private final List<Runnable> underway = new ArrayList<>();

  private SimulatedNode(World world, NodeClock clock) {
    this.world = world;
    this.clock = clock;
    this.store = new WakingStore(new PausingStore(world, life));
    NodeIds ids = new NodeIds(world.random, clock, NodeNumber.take(world.memory, () -> 0));
    this.turns = new Turns(clock, ids, world.limits, Home.DEFAULT);
    this.rules =
        new Node(
            store,
            turns,
            world.tokens,
            world.interpreter,
            calls,
            new ExecutionEvents(events.events()),
            events::fire);
    calls.serve(rules);
    // Nobody is woken in time: each loop looks when the seed says so.
    this.owed =
        new OwedCalls(store, clock, world.semantics.sharing(), SimulatedNode::wake, inFlight::add);
    store.wakes(SimulatedNode::wake, owed);
  }

  /** A node that has just started: it knows nothing but what the store holds. */
  static SimulatedNode start(World world, NodeClock clock) {
    return world.faults.calmly(() -> {
      SimulatedNode node = new SimulatedNode(world, clock);
      node.owed.open();
      return node;
    });
  }

  private static void wake(Instant due) {}

  Turns turns() {
    return turns;
  }

  NodeClock clock() {
    return clock;
  }

  Life life() {
    return life;
  }

  Node rules() {
    return rules;
  }

  Queues queues() {
    return queues;
  }

  EventRules events() {
    return events;
  }

  Topics topics() {
    return topics;
  }

  /** Tells the rules of a bus of what was owed to it. */
  void tell(Tx tx, OwedEvent event) {
    events.events().pay(tx, turns.now(), event);
  }

  /** Whether a call's service lives in the store. */
  boolean isLocal(Effect.CallTask call) {
    return calls.isLocal(call);
  }

  /** Makes a call whose service lives in the store, within the commit. */
  @Nullable Trigger answer(Tx tx, Effect.CallTask call) {
    return calls.call(tx, turns.now(), call).answer(call);
  }

  void trigger(Tx tx, TaskRef task, Trigger trigger) {
    rules.engine().trigger(tx, turns.now(), task.execution(), trigger);
  }

  OwedCalls owed() {
    return owed;
  }

  /** Calls that are made and whose end is not noted yet. */
  List<Runnable> underway() {
    return underway;
  }

  /** Calls that are to be made, each under a lease that may be over long since. */
  List<OwedCalls.Lease> inFlight() {
    return inFlight;
  }

  <T extends @Nullable Object> T write(BiFunction<Tx, Turn, T> work) {
    return store.write(tx -> work.apply(tx, turns.now()));
  }

  <T extends @Nullable Object> T read(BiFunction<Tx, Turn, T> work) {
    return store.read(tx -> work.apply(tx, turns.now()));
  }

  /** The loop that fires timers looks once. */
  String fireTimers() {
    life.still(() -> rules.timers().fireAndNext(clock.instant()));
    return "fires timers";
  }

  /** The loop that makes owed calls looks once: it prolongs leases and begins what is due. */
  String claim() {
    int before = inFlight.size();
    life.still(() -> owed.runOnce(clock.instant()));
    return "begins calls: " + (inFlight.size() - before);
  }

  /** It stops as it should: what it has begun and not ended is left to the others at once. */
  String stop() {
    try {
      life.still(this::leave);
    } finally {
      world.nodes.startAgain(this);
    }
    return "stops well";
  }

  private void leave() {
    owed.close();
    if (!world.semantics.sharing().alone()) {
      owed.handOver();
    }
  }

  /** What an entry is about, shortly. */
  static String shown(OutboxEntry entry) {
    return entry.kind() + " " + entry.id();
  }
}
