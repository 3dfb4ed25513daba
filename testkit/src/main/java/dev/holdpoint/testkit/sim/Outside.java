package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.events.OwedEvent;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.work.OwedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Functions and whatever else is called after the commit: the end of a call that a node has begun,
 * which may come late, twice, or when the call is somebody else's long since.
 */
final class Outside {
  private final World world;
  private final Answers answers;
  private final Mails mails;
  private final List<Trigger> delivered = new ArrayList<>();
  private final List<TaskRef> deliveredTo = new ArrayList<>();

  Outside(World world, Answers answers, Mails mails) {
    this.world = world;
    this.mails = mails;
    this.answers = answers;
  }

  /** A node makes one of the calls that it has leased, or hears how one ended that it made. */
  String goOn(SimulatedNode node) {
    boolean begin = !node.inFlight().isEmpty();
    boolean end = !node.underway().isEmpty();
    if (!begin && !end) {
      return "has nothing in flight";
    }
    return begin && !(end && world.random.nextBoolean()) ? begin(node) : end(node);
  }

  private String begin(SimulatedNode node) {
    OwedCalls.Lease lease = node.inFlight().remove(world.random.nextInt(node.inFlight().size()));
    Runnable end = made(node, lease);
    node.underway().add(() -> settle(node, lease, end));
    return "makes " + SimulatedNode.shown(lease.entry());
  }

  private String end(SimulatedNode node) {
    node.underway().remove(world.random.nextInt(node.underway().size())).run();
    return "hears how a call ended";
  }

  private static void settle(SimulatedNode node, OwedCalls.Lease lease, Runnable end) {
    try {
      end.run();
    } catch (StoreException failed) {
      again(node, lease);
    } finally {
      node.owed().forget(lease);
    }
  }

  private static void again(SimulatedNode node, OwedCalls.Lease lease) {
    try {
      node.owed().retry(lease);
    } catch (StoreException twice) {
      // The lease ends by itself.
      node.owed().forget(lease);
    }
  }

  /** Makes a call; what comes back notes how it ended. */
  private Runnable made(SimulatedNode node, OwedCalls.Lease lease) {
    OutboxEntry entry = lease.entry();
    return switch (entry.kind()) {
      case TASK -> {
        Consumer<Tx> with = task(node, entry);
        yield () -> node.owed().done(lease, with);
      }
      case EVENT -> () -> node.owed().done(lease, tx -> node.tell(tx, OwedEvent.of(entry)));
      case MAIL -> mails.send(node, lease);
      // Nobody owes these here.
      case INVOKE,
          JOB,
          MAP_READ,
          MAP_WRITE,
          FAN_OUT,
          LOG,
          NOTIFY,
          AUTHORIZE,
          DESTINATION,
          LOAN,
          ACTION,
          STACK ->
          throw new IllegalStateException("Expected no such call, but there was " + entry);
    };
  }

  /** What is committed with the end of the debt. */
  private Consumer<Tx> task(SimulatedNode node, OutboxEntry entry) {
    TaskRef task = Json.mapper().readValue(entry.body(), OwedTask.class).task();
    Effect.CallTask call = node.read((tx, turn) -> node.rules().engine().owed(tx, task));
    if (call == null) {
      return tx -> {};
    }
    if (node.isLocal(call)) {
      return tx -> within(node, tx, task);
    }
    Trigger result = result(call);
    return tx -> node.trigger(tx, task, result);
  }

  /** Its service lives in this store: the call is part of the commit, if it is still waited for. */
  private static void within(SimulatedNode node, Tx tx, TaskRef task) {
    Effect.CallTask call = node.rules().engine().owed(tx, task);
    if (call != null) {
      Trigger answer = node.answer(tx, call);
      if (answer != null) {
        node.trigger(tx, task, answer);
      }
    }
  }

  private Trigger result(Effect.CallTask call) {
    answers.learn(call.parameters().at("/Payload/token").asString(""));
    Trigger result =
        !world.faults.calm() && world.random.nextInt(3) == 0
            ? new Trigger.CallFailed(call.task(), Failure.of("Lambda.Unknown", null))
            : new Trigger.CallSucceeded(
                call.task(), "{\"Payload\":" + world.random.nextInt(9) + "}");
    delivered.add(result);
    deliveredTo.add(call.task());
    return result;
  }

  /** A result that was delivered already, or never came to it, is delivered without its debt. */
  String deliverAgain(SimulatedNode node) {
    if (delivered.isEmpty()) {
      return "has nothing to deliver again";
    }
    int which = world.random.nextInt(delivered.size());
    TaskRef task = deliveredTo.get(which);
    Trigger again = delivered.get(which);
    node.<@Nullable Void>write((tx, turn) -> {
      node.rules().engine().trigger(tx, turn, task.execution(), again);
      return null;
    });
    return "delivers again to " + task;
  }
}
