package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.check.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whoever sends to the queue that workflows send to, and whoever receives from it. */
final class QueueUsers {
  private static final String QUEUE = Snapshot.WORK;

  private final World world;
  private final Random random;
  private final Answers answers;
  private int bodies;

  QueueUsers(World world, Answers answers) {
    this.world = world;
    this.random = world.random;
    this.answers = answers;
  }

  /** Makes the queue; returns its URL. */
  String prepare(SimulatedNode node) {
    node.write((tx, turn) -> node.queues().create(tx, turn, QUEUE, Map.of(), Map.of()));
    return "http://127.0.0.1/" + Home.DEFAULT.account() + "/" + QUEUE;
  }

  private static Queue queue(SimulatedNode node, Tx tx) {
    return node.queues().byName(tx, Home.DEFAULT, QUEUE);
  }

  String send(SimulatedNode node) {
    String body = "{\"plain\": " + bodies++ + "}";
    world.ledger.sends(body);
    String sent =
        node.write(
                (tx, turn) -> node.queues().send(tx, turn, queue(node, tx), SendRequest.of(body)))
            .messageId();
    world.ledger.sent(sent);
    return "takes a message";
  }

  /** Receives some messages, and now and then deletes one of them. */
  String receive(SimulatedNode node) {
    List<Received> received =
        node.write((tx, turn) ->
            node.queues()
                .receive(tx, turn, queue(node, tx), ReceiveRequest.all(1 + random.nextInt(3))));
    for (Received message : received) {
      answers.learn(Json.parse(message.body()).path("token").asString(""));
    }
    if (!received.isEmpty() && random.nextBoolean()) {
      delete(node, received.getFirst());
    }
    return "gives messages: " + received.size();
  }

  private void delete(SimulatedNode node, Received message) {
    world.ledger.deletes(message.messageId());
    node.write((tx, turn) -> {
      node.queues().deleteMessage(tx, turn, queue(node, tx), message.receiptHandle());
      return true;
    });
  }
}
