package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Queues over a store in memory, with a clock that the test moves. */
public final class Fixture implements Ids {
  public final Store store = new InMemoryStore();
  public final List<Arn> signalled = new ArrayList<>();
  public final Queues queues = new Queues(signalled::add);
  public Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private long last;

  public Turn turn() {
    return new Turn(now, this, Limits.aws(), Home.DEFAULT);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  Queue queue(String name) {
    return queue(name, Map.of());
  }

  Queue queue(String name, Map<String, String> attributes) {
    return store.write(tx -> queues.create(tx, turn(), name, attributes, Map.of()));
  }

  Queue queue(Tx tx, String name) {
    return queues.byName(tx, Home.DEFAULT, name);
  }

  Sent send(Queue queue, String body) {
    return send(queue, SendRequest.of(body));
  }

  Sent send(Queue queue, SendRequest request) {
    return store.write(tx -> queues.send(tx, turn(), queue, request));
  }

  List<Received> receive(Queue queue) {
    return receive(queue, ReceiveRequest.all(10));
  }

  List<Received> receive(Queue queue, ReceiveRequest request) {
    return store.write(tx -> queues.receive(tx, turn(), queue, request));
  }

  void delete(Queue queue, String receiptHandle) {
    store.<Void>write(tx -> {
      queues.deleteMessage(tx, turn(), queue, receiptHandle);
      return null;
    });
  }

  void change(Queue queue, String receiptHandle, int seconds) {
    store.<Void>write(tx -> {
      queues.changeVisibility(tx, turn(), queue, new VisibilityRequest(receiptHandle, seconds));
      return null;
    });
  }

  Map<String, String> attributes(Queue queue, String... names) {
    return store.read(tx -> queues.attributes(tx, turn(), queue, List.of(names)));
  }

  @Override
  public long next() {
    return ++last;
  }

  @Override
  public String uuid() {
    return new UUID(0x4000, 0x8000_0000_0000_0000L + ++last).toString();
  }

  @Override
  public double nextDouble() {
    return 0.5;
  }
}
