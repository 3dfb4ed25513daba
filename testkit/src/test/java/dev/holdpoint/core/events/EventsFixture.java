package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.input.TargetInput;
import dev.holdpoint.core.events.targets.ArchiveTarget;
import dev.holdpoint.core.events.targets.BusTarget;
import dev.holdpoint.core.events.targets.FunctionTarget;
import dev.holdpoint.core.events.targets.LogGroupTarget;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** EventBridge over a store in memory, with a clock that the test moves. */
final class EventsFixture implements Ids {
  static final Arn MACHINE = Arn.of("arn:aws:states:us-east-1:000000000000:stateMachine:m");
  static final Arn BROKEN = Arn.of("arn:aws:states:us-east-1:000000000000:stateMachine:broken");
  static final Arn FUNCTION = Arn.of("arn:aws:lambda:us-east-1:000000000000:function:f");

  static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  final Store store = new InMemoryStore();
  final List<Delivery> started = new ArrayList<>();
  final Queues queues = new Queues(QueueSignals.NONE);
  final Buses buses = new Buses();
  final Archives archives = new Archives(buses);
  final Targets targets =
      new Targets(
          Map.of(
              TargetKind.ARCHIVE, new ArchiveTarget(archives),
              TargetKind.STATE_MACHINE, this::start,
              TargetKind.QUEUE, new QueueTarget(queues),
              TargetKind.FUNCTION, new FunctionTarget(),
              TargetKind.BUS, new BusTarget(buses),
              TargetKind.LOG_GROUP, new LogGroupTarget(new LogGroups())));
  final Rules rules = new Rules(buses, targets);
  final Events events = new Events(buses, targets);
  final Schedules schedules = new Schedules(targets);
  Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private long last;

  private void start(Tx tx, Turn turn, Delivery delivery) {
    if (delivery.target().arn().equals(BROKEN)) {
      throw AwsException.of("StateMachineDoesNotExist", "It is not there");
    }
    started.add(delivery);
  }

  Turn turn() {
    return new Turn(now, this, Limits.aws(), Home.DEFAULT);
  }

  <T extends @Nullable Object> T ask(Function<Tx, T> work) {
    return store.write(work::apply);
  }

  void run(Consumer<Tx> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }

  Rule pattern(String name, String pattern) {
    return rule(name, RuleState.ENABLED, new RuleSettings(pattern, null, null, null));
  }

  Rule schedule(String name, String expression) {
    return rule(name, RuleState.ENABLED, new RuleSettings(null, expression, null, null));
  }

  /** A rule on a bus of its own, which is made for it, with one target. */
  Arn bus(String name, String pattern, Target target) {
    RuleSettings settings = new RuleSettings(pattern, null, null, null);
    RuleRequest wanted = new RuleRequest("r", name, RuleState.ENABLED, settings, Map.of());
    return ask(tx -> {
      EventBus bus = buses.create(tx, turn(), name, BusWish.PLAIN);
      rules.put(tx, turn(), wanted);
      rules.putTargets(tx, turn(), "r", name, List.of(target));
      return bus.arn();
    });
  }

  Rule rule(String name, RuleState state, RuleSettings settings) {
    return ask(tx -> rules.put(tx, turn(), new RuleRequest(name, null, state, settings, Map.of())));
  }

  void target(String rule, Target target) {
    run(tx -> rules.putTargets(tx, turn(), rule, null, List.of(target)));
  }

  void machine(String rule) {
    target(rule, machineTarget(MACHINE, null));
  }

  static Target machineTarget(Arn arn, @Nullable Arn deadLetters) {
    return new Target(
        "m",
        arn,
        "arn:aws:iam::000000000000:role/r",
        TargetInput.WHOLE_EVENT,
        null,
        deadLetters,
        null,
        null);
  }

  Queue queue(String name) {
    return ask(tx -> queues.create(tx, turn(), name, Map.of(), Map.of()));
  }

  List<Received> receive(Queue queue) {
    return ask(tx -> queues.receive(tx, turn(), queue, ReceiveRequest.all(10)));
  }

  Events.Outcome put(PutEntry... entries) {
    return ask(tx -> events.put(tx, turn(), List.of(entries)));
  }

  static PutEntry entry(String source, String detail) {
    return new PutEntry(source, "order", detail, null, null, List.of());
  }

  /** Pays what is owed to buses, as the outbox's loop does. */
  void payBuses() {
    run(tx -> {
      for (OutboxEntry entry : tx.outbox().claim(now, FAR, 100)) {
        if (entry.kind() == OutboxKind.EVENT && tx.outbox().delete(entry.id())) {
          events.pay(tx, turn(), OwedEvent.of(entry));
        }
      }
    });
  }

  List<Timer> timers() {
    return ask(tx -> tx.timers().due(FAR, 100));
  }

  /** Lets time pass and fires what is due, as the engine's loop does. */
  List<Undelivered> pass(Duration time) {
    now = now.plus(time);
    return ask(tx ->
        tx.timers().due(now, 100).stream()
            .flatMap(timer -> schedules.fire(tx, turn(), timer).stream())
            .toList());
  }

  @Override
  public long next() {
    return ++last;
  }

  @Override
  public String uuid() {
    return new UUID(0, ++last).toString();
  }

  @Override
  public double nextDouble() {
    return 0.5;
  }
}
