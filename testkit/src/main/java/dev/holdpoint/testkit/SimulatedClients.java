package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Activity;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.testkit.check.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Everybody outside: who starts, stops, answers, polls and forges in a {@link Simulation}. */
final class SimulatedClients {
  private static final int MACHINES = 3;
  private static final String ROLE = "arn:aws:iam::000000000000:role/simulated";

  private final Simulation world;
  private final List<String> machines = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private final List<ExecutionRow> started = new ArrayList<>();
  private String queueUrl = "";
  private int names;

  SimulatedClients(Simulation world) {
    this.world = world;
  }

  void prepare() {
    queueUrl = world.prepareQueue();
    world.write((tx, turn) -> activities().create(tx, turn, "work", Map.of()));
    RandomWorkflow workflows = new RandomWorkflow(random(), queueUrl);
    for (int i = 0; i < MACHINES; i++) {
      var spec = StateMachines.Spec.standard("m" + i, workflows.next(), ROLE);
      machines.add(
          world.write((tx, turn) -> StateMachines.create(tx, turn, spec)).machine().arn().value());
    }
  }

  private Random random() {
    return world.random();
  }

  private Activities activities() {
    return world.anyNode().node().activities();
  }

  /** A token that somebody came to see. */
  void learn(String token) {
    if (!token.isEmpty()) {
      known.add(token);
    }
  }

  String start(SimulatedNode node) {
    boolean again = names > 0 && random().nextInt(4) == 0;
    int name = again ? random().nextInt(names) : names++;
    String machine = machines.get(name % machines.size());
    String input = "{\"n\": " + name % 7 + ", \"items\": [1, [2, 3], \"x\"]}";
    ExecutionRow row =
        world.write(
            (tx, turn) -> node.node().executions().start(tx, turn, machine, "e" + name, input));
    world.ledger().started(row.id(), input);
    started.add(row);
    return "starts " + row.arn().name() + (again ? " again" : "");
  }

  private @Nullable String token() {
    if (known.isEmpty() || random().nextInt(12) == 0) {
      return null;
    }
    return known.get(random().nextInt(known.size()));
  }

  String answer(SimulatedNode node) {
    String token = token();
    if (token == null) {
      return forge(node);
    }
    TaskRef task = world.tokens().read(token);
    if (task == null) {
      throw new IllegalStateException("Expected a token of ours, but it is none");
    }
    boolean success = random().nextInt(3) > 0;
    String output = "{\"by\": " + random().nextInt(1_000) + "}";
    String error = "Rejected" + random().nextInt(1_000);
    world.write((tx, turn) -> {
      if (success) {
        node.node().answers().success(tx, turn, token, output);
      } else {
        node.node().answers().failure(tx, turn, token, error, "no");
      }
      return true;
    });
    world
        .ledger()
        .answered(
            success ? new Ledger.Answer(task, output, null) : new Ledger.Answer(task, null, error));
    return "answers " + task;
  }

  private String forge(SimulatedNode node) {
    byte[] bytes = new byte[32];
    random().nextBytes(bytes);
    String token = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    world.write((tx, turn) -> {
      node.node().answers().success(tx, turn, token, "1");
      return true;
    });
    throw new IllegalStateException("Expected a refusal, but a forged token was taken");
  }

  String beat(SimulatedNode node) {
    String token = token();
    if (token == null) {
      return "no token to beat with";
    }
    world.write((tx, turn) -> {
      node.node().answers().heartbeat(tx, turn, token);
      return true;
    });
    return "beats";
  }

  String receive() {
    List<Received> received =
        world.write((tx, turn) ->
            world
                .queues()
                .receive(tx, turn, queue(tx), ReceiveRequest.all(1 + random().nextInt(3))));
    for (Received message : received) {
      learn(Json.parse(message.body()).path("token").asString(""));
    }
    if (!received.isEmpty() && random().nextBoolean()) {
      delete(received.getFirst());
    }
    return "receives " + received.size();
  }

  private Queue queue(dev.holdpoint.core.store.Tx tx) {
    return world.queues().byUrl(tx, Home.DEFAULT, queueUrl);
  }

  private void delete(Received message) {
    world.ledger().deletes(message.messageId());
    world.write((tx, turn) -> {
      world.queues().deleteMessage(tx, queue(tx), message.receiptHandle());
      return true;
    });
  }

  String work(SimulatedNode node) {
    Activities activities = node.node().activities();
    String arn = Home.DEFAULT.arn("states", "activity:work").value();
    Activities.Task task =
        world.<Activities.@Nullable Task>write((tx, turn) -> {
          Activity activity = activities.get(tx, arn);
          return activities.take(tx, turn, node.node().engine(), world.tokens(), activity, "w");
        });
    learn(task == null ? "" : task.token());
    return task == null ? "no work" : "takes work";
  }

  /** Now and then somebody stops an execution. */
  String stopOrForget(SimulatedNode node) {
    if (started.isEmpty() || random().nextInt(3) > 0) {
      return "nothing";
    }
    ExecutionRow row = started.get(random().nextInt(started.size()));
    world.write(
        (tx, turn) -> node.node().executions().stop(tx, turn, row.arn().value(), "Stopped", null));
    return "stops " + row.arn().name();
  }
}
