package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.StreamPositions;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.core.pipes.PipeTargets;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.server.api.pipes.PipeFeeds;
import dev.holdpoint.server.api.pipes.PipeParts;
import dev.holdpoint.server.api.sqs.LongPoll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pipe takes a table's changes from its stream, as a function's mapping does. */
class TablePipeTest extends LambdaWorld {
  private static final String STREAM =
      "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-11-30T00:00:00.000";

  private final Pipes pipes = new Pipes();
  private PipeFeeds feeds;
  private Queue told;
  private Queue dead;

  @BeforeEach
  void feed() {
    Targets targets = new Targets(Map.of());
    PipeTargets given = new PipeTargets(queues, new Events(new Buses(), targets), targets);
    // Nothing is called: no executions, no requests.
    PipeParts all = new PipeParts(store, turns, pipes, given, parts.caller(), null, null);
    LongPoll poll = new LongPoll(store, queues, waiters, turns::now);
    feeds =
        new PipeFeeds(
            all,
            new Batches(store, turns, queues, poll),
            new EventSourcePoller.Streams(streams, true, destinations()));
    told = queue("told.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    dead = queue("dead", Map.of());
    feeds.start();
  }

  @AfterEach
  void stop() {
    feeds.close();
  }

  private void pipe(String group) {
    PipeSettings settings =
        new PipeSettings(
            null,
            Arn.of(STREAM),
            Json.parse(
                """
                {"DynamoDBStreamParameters": {"StartingPosition": "TRIM_HORIZON", "MaximumRetryAttempts": 0,
                  "BatchSize": 10, "DeadLetterConfig": {"Arn": "%s"}},
                 "FilterCriteria": {"Filters": [{"Pattern": "{\\"dynamodb\\":{\\"Keys\\":{\\"id\\":{\\"S\\":[{\\"prefix\\":\\"k\\"}]}}}}"}]}}
                """
                    .formatted(dead.arn())),
            null,
            null,
            told.arn(),
            Json.parse(
                """
                {"InputTemplate": "<$.dynamodb.Keys.id.S>", "SqsQueueParameters": {"MessageGroupId": "%s"}}
                """
                    .formatted(group)),
            "arn:aws:iam::000000000000:role/r",
            null);
    store.write(tx -> pipes.create(tx, turns.now(), "p", settings, true, Map.of()));
    feeds.changed();
  }

  private List<String> await(Queue queue, int count) {
    List<String> bodies = new ArrayList<>();
    Instant latest = Instant.now().plus(Duration.ofSeconds(30));
    while (bodies.size() < count && Instant.now().isBefore(latest)) {
      List<Received> some =
          store.write(tx -> queues.receive(tx, turns.now(), queue, ReceiveRequest.all(10)));
      some.forEach(message -> {
        bodies.add(message.body());
        store.write(tx -> {
          queues.deleteMessage(tx, turns.now(), queue, message.receiptHandle());
          return true;
        });
      });
    }
    return bodies;
  }

  @Test
  void changesArriveInTheirOrderAndPositionsGoWithThePipe() {
    for (String key : List.of("k1", "other", "k2", "k3")) {
      streams.put("a", key, Instant.now().getEpochSecond());
    }
    pipe("$.eventName");
    assertEquals(List.of("k1", "k2", "k3"), await(told, 3));
    feeds.close();
    String id = "arn:aws:pipes:us-east-1:000000000000:pipe/p";
    store.write(tx -> pipes.delete(tx, turns.home(), "p"));
    boolean forgotten = store.read(tx -> StreamPositions.isNew(tx, id));
    assertTrue(forgotten);
  }

  @Test
  void afterItsDeletionNothingIsGivenAndNoPositionKept() {
    streams.put("a", "k1", Instant.now().getEpochSecond());
    pipe("$.eventName");
    assertEquals(List.of("k1"), await(told, 1));
    // Its feed has not heard of that yet.
    store.write(tx -> pipes.delete(tx, turns.home(), "p"));
    streams.put("a", "k2", Instant.now().getEpochSecond());
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    List<Received> more =
        store.write(tx -> queues.receive(tx, turns.now(), told, ReceiveRequest.all(10)));
    assertEquals(List.of(), more);
    String id = "arn:aws:pipes:us-east-1:000000000000:pipe/p";
    boolean forgotten = store.read(tx -> StreamPositions.isNew(tx, id));
    assertTrue(forgotten);
  }

  @Test
  void whatIsGivenUpIsToldToItsDeadLetterQueue() {
    streams.put("a", "k1", Instant.now().getEpochSecond());
    pipe("$.missing");
    String letter = await(dead, 1).getFirst();
    assertEquals("RetryAttemptsExhausted", Json.parse(letter).at("/context/condition").asString());
    assertEquals("a", Json.parse(letter).at("/DDBStreamBatchInfo/shardId").asString());
  }
}
