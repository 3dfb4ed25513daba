package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.InMemoryStore;
import dev.holdpoint.testkit.SeededIds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** EventBridge Scheduler over a store in memory, with a clock that the test moves. */
abstract class SchedulerFixture {
  static final Arn QUEUE = Arn.of("arn:aws:sqs:us-east-1:000000000000:q");
  static final Arn GONE = Arn.of("arn:aws:sqs:us-east-1:000000000000:gone");
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  final InMemoryStore store = new InMemoryStore();
  final SeededIds ids = new SeededIds(7);
  final List<Delivery> sent = new ArrayList<>();
  final ScheduleGroups groups = new ScheduleGroups();
  final Scheduler scheduler = new Scheduler(groups);
  final Map<TargetKind, TargetCall> calls = Map.of(TargetKind.QUEUE, this::send);
  final Invocations invocations =
      new Invocations(calls, new Events(new Buses(), new Targets(calls)));
  Instant now = Instant.parse("2026-11-23T10:00:00Z");

  void send(Tx tx, Turn turn, Delivery delivery) {
    if (delivery.target().arn().equals(GONE)) {
      throw AwsException.of("NoQueue", "It is gone");
    }
    sent.add(delivery);
  }

  Turn turn() {
    return new Turn(now, ids, Limits.aws(), Home.DEFAULT);
  }

  <T extends @Nullable Object> T ask(Function<Tx, T> work) {
    return store.write(work::apply);
  }

  static ScheduleTarget to(Arn arn, @Nullable String input, @Nullable Arn grave) {
    return new ScheduleTarget(arn, "role", input, null, null, grave, null);
  }

  static ScheduleSettings when(String expression, @Nullable String zone) {
    return new ScheduleSettings(
        true, expression, zone, null, null, 0, to(QUEUE, "{}", null), false, null, null);
  }

  Schedule create(String name, ScheduleSettings settings) {
    return ask(tx -> scheduler.create(tx, turn(), "default", name, null, settings));
  }

  /** Goes on to a moment and fires all that is due then; how many invocations there were. */
  int passTo(Instant moment) {
    now = moment;
    int before = sent.size();
    List<Timer> due = store.read(tx -> tx.timers().due(now, 10));
    due.forEach(timer -> ask(tx -> invocations.fire(tx, turn(), timer)));
    return sent.size() - before;
  }

  @Nullable Instant next() {
    return store.read(tx -> tx.timers().next());
  }
}
