package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.PutResult;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Undelivered;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invokes a schedule's target at its time. */
public final class Invocations {
  private final Map<TargetKind, TargetCall> calls;
  private final Events events;

  public Invocations(Map<TargetKind, TargetCall> calls, Events events) {
    this.calls = Map.copyOf(calls);
    this.events = events;
  }

  /**
   * Invokes what was due, once however often it was missed, and sets the next timer, or takes away
   * a schedule that is completed and wants that: all in this transaction, so that it happens
   * exactly once.
   *
   * @return what could not be delivered, for the log
   */
  public List<Undelivered> fire(Tx tx, Turn turn, Timer timer) {
    tx.timers().cancel(timer.id());
    Schedule schedule =
        ScheduleBook.find(tx, timer.owner().substring(Scheduler.OWNER_PREFIX.length()));
    if (schedule == null || schedule.timer() != timer.id()) {
      return List.of();
    }
    Instant occasion = schedule.occasion() == null ? timer.due() : schedule.occasion();
    Instant passed = turn.now().isAfter(occasion) ? turn.now() : occasion;
    Schedule next = Scheduler.arm(tx, turn, schedule, passed);
    if (next.occasion() == null && schedule.settings().deleteAfterCompletion()) {
      Scheduler.remove(tx, next);
    }
    return invoke(tx, turn.in(Home.of(schedule.arn())), schedule, occasion);
  }

  private List<Undelivered> invoke(Tx tx, Turn turn, Schedule schedule, Instant occasion) {
    Invocation invocation = Invocation.of(turn, schedule, occasion);
    ScheduleTarget target = schedule.settings().target();
    List<Undelivered> lost = new ArrayList<>();
    try {
      if (UniversalTarget.of(target.arn()) != null) {
        OwedAction.add(tx, turn, schedule, invocation);
        return lost;
      }
      ScheduleTarget.BusEvent bus = target.bus();
      if (bus == null || TargetKind.of(target.arn()) != TargetKind.BUS) {
        deliver(tx, turn, target.arn(), target.messageGroupId(), invocation, Map.of());
      } else {
        lost.addAll(put(tx, turn, target.arn(), bus, invocation));
      }
    } catch (AwsException e) {
      lost.add(new Undelivered(schedule.arn(), target.arn(), e.code(), e.getMessage()));
      bury(tx, turn, target.deadLetterArn(), invocation, invocation.epitaph(target.arn(), 0, e), e);
    }
    return lost;
  }

  /** Gives up an action that was owed: its parameters go to the dead-letter queue. */
  public void lose(Tx tx, Turn turn, OwedAction owed, int retries, String code, String message) {
    AwsException cause = AwsException.of(code, message);
    Invocation invocation = new Invocation(owed.schedule(), owed.id(), owed.time(), owed.input());
    Turn there = turn.in(Home.of(owed.schedule()));
    Map<String, String> epitaph = invocation.epitaph(owed.target(), retries, cause);
    bury(tx, there, owed.deadLetterArn(), invocation, epitaph, cause);
  }

  private List<Undelivered> put(
      Tx tx, Turn turn, Arn bus, ScheduleTarget.BusEvent event, Invocation invocation) {
    PutEntry entry =
        new PutEntry(
            event.source(),
            event.detailType(),
            invocation.input(),
            bus.value(),
            null,
            List.of(invocation.schedule().value()));
    Events.Outcome outcome = events.put(tx, turn.in(Home.of(bus)), List.of(entry));
    if (outcome.results().getFirst() instanceof PutResult.Refused refused) {
      throw AwsException.of(refused.code(), refused.message());
    }
    return outcome.undelivered();
  }

  private void deliver(
      Tx tx,
      Turn turn,
      Arn arn,
      @Nullable String messageGroupId,
      Invocation invocation,
      Map<String, String> attributes) {
    TargetKind kind = TargetKind.of(arn);
    TargetCall call = kind == null ? null : calls.get(kind);
    if (call == null) {
      throw SchedulerError.validation("Holdpoint does not know this kind of target: " + arn);
    }
    Target target = Target.of(invocation.id(), arn).withMessageGroupId(messageGroupId);
    call.deliver(tx, turn, new Delivery(invocation.id(), target, invocation.input(), attributes));
  }

  /** Puts what could not be delivered on the dead-letter queue, if there is one. */
  private void bury(
      Tx tx,
      Turn turn,
      @Nullable Arn queue,
      Invocation invocation,
      Map<String, String> epitaph,
      AwsException cause) {
    if (queue == null) {
      return;
    }
    try {
      deliver(tx, turn, queue, null, invocation, epitaph);
    } catch (AwsException gone) {
      // Without its dead-letter queue the invocation is lost, as on AWS; the log has the cause.
      cause.addSuppressed(gone);
    }
  }
}
