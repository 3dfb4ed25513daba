package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MessagesTest {
  private final Fixture sqs = new Fixture();
  private final Queue queue = sqs.queue("q");

  @Test
  void messageIsReceivedWithItsDigestsAndAttributes() {
    SendRequest request =
        new SendRequest(
            "hello",
            null,
            Map.of(
                "kind",
                MessageAttribute.string("greeting"),
                "raw",
                new MessageAttribute("Binary", null, "bytes".getBytes(UTF_8))),
            Map.of("AWSTraceHeader", MessageAttribute.string("Root=1")),
            "group",
            null);
    Sent sent = sqs.send(queue, request);
    Received received = sqs.receive(queue).getFirst();
    assertEquals("hello", received.body());
    assertEquals(sent.messageId(), received.messageId());
    assertEquals("5d41402abc4b2a76b9719d911017c592", received.md5OfBody());
    assertEquals(sent.md5OfAttributes(), received.md5OfMessageAttributes());
    assertEquals(request.attributes(), received.messageAttributes());
    assertEquals("Root=1", received.attributes().get("AWSTraceHeader"));
    assertEquals("group", received.attributes().get("MessageGroupId"));
    assertEquals("1", received.attributes().get("ApproximateReceiveCount"));
    assertEquals(Long.toString(sqs.now.toEpochMilli()), received.attributes().get("SentTimestamp"));
    assertEquals(List.of(queue.arn()), sqs.signalled);
  }

  /** Worked out by hand after AWS's description of the digest. */
  @Test
  void digestOfAttributesIsAws() {
    assertEquals(
        "7850a4a96916bb138c5045f44e1367ea",
        Md5.of(
            Map.of(
                "z",
                new MessageAttribute("Binary", null, "xy".getBytes(UTF_8)),
                "a",
                MessageAttribute.string("b"))));
    assertNull(Md5.of(Map.<String, MessageAttribute>of()));
  }

  @Test
  void onlyTheAttributesAskedForComeAlong() {
    sqs.send(
        queue,
        new SendRequest(
            "m",
            null,
            Map.of(
                "order.id", MessageAttribute.string("1"),
                "order.kind", MessageAttribute.string("2"),
                "other", MessageAttribute.string("3")),
            Map.of(),
            null,
            null));
    Received received =
        sqs.receive(
                queue, new ReceiveRequest(1, 0, null, List.of("SentTimestamp"), List.of("order.*")))
            .getFirst();
    assertEquals(Set.of("order.id", "order.kind"), received.messageAttributes().keySet());
    assertEquals(Set.of("SentTimestamp"), received.attributes().keySet());
    Received bare =
        sqs.receive(queue, new ReceiveRequest(1, 0, null, List.of(), List.of())).getFirst();
    assertEquals(Map.of(), bare.messageAttributes());
    assertNull(bare.md5OfMessageAttributes());
  }

  @Test
  void receivedMessageIsHiddenUntilItsTimeout() {
    sqs.send(queue, "m");
    String first = sqs.receive(queue).getFirst().receiptHandle();
    assertEquals(List.of(), sqs.receive(queue));
    sqs.pass(Duration.ofSeconds(30));
    Received again = sqs.receive(queue).getFirst();
    assertEquals("2", again.attributes().get("ApproximateReceiveCount"));
    assertNotEquals(first, again.receiptHandle());
  }

  @Test
  void onlyTheNewestHandleDeletes() {
    sqs.send(queue, "m");
    String old = sqs.receive(queue).getFirst().receiptHandle();
    sqs.pass(Duration.ofSeconds(30));
    String newest = sqs.receive(queue).getFirst().receiptHandle();
    sqs.delete(queue, old);
    assertEquals("1", sqs.attributes(queue, "All").get("ApproximateNumberOfMessagesNotVisible"));
    sqs.delete(queue, newest);
    sqs.delete(queue, newest);
    assertEquals("0", sqs.attributes(queue, "All").get("ApproximateNumberOfMessagesNotVisible"));
  }

  @Test
  void forgedHandleIsRefused() {
    sqs.send(queue, "m");
    String handle = sqs.receive(queue).getFirst().receiptHandle();
    Queue other = sqs.queue("other");
    for (Executable forged :
        List.<Executable>of(
            () -> sqs.delete(queue, "nonsense"),
            () -> sqs.delete(queue, "A" + handle.substring(1, handle.length() - 1) + "B"),
            () -> sqs.delete(other, handle),
            () -> sqs.change(other, handle, 1))) {
      assertEquals("ReceiptHandleIsInvalid", refused(forged).code());
    }
  }

  @Test
  void visibilityMovesBothWays() {
    sqs.send(queue, "m");
    String handle = sqs.receive(queue).getFirst().receiptHandle();
    sqs.change(queue, handle, 100);
    sqs.pass(Duration.ofSeconds(99));
    assertEquals(List.of(), sqs.receive(queue));
    sqs.signalled.clear();
    sqs.change(queue, handle, 0);
    assertEquals(List.of(queue.arn()), sqs.signalled);
    assertEquals(1, sqs.receive(queue).size());
    AwsException gone = refused(() -> sqs.change(queue, handle, 1));
    assertEquals("InvalidParameterValue", gone.queryCode());
    assertTrue(
        refused(() -> sqs.change(queue, handle, 43_201)).getMessage().contains("beyond the limit"));
  }

  @Test
  void delayedMessageComesInTime() {
    sqs.send(queue, new SendRequest("m", 10, Map.of(), Map.of(), null, null));
    assertEquals("1", sqs.attributes(queue, "All").get("ApproximateNumberOfMessagesDelayed"));
    assertEquals(List.of(), sqs.receive(queue));
    assertEquals(sqs.now.plusSeconds(10), sqs.store.read(tx -> sqs.queues.nextVisible(tx, queue)));
    sqs.pass(Duration.ofSeconds(10));
    assertEquals(1, sqs.receive(queue).size());
  }

  @Test
  void queueMayDelayAll() {
    Queue slow = sqs.queue("slow", Map.of("DelaySeconds", "5"));
    sqs.send(slow, "m");
    assertEquals(List.of(), sqs.receive(slow));
    sqs.send(slow, new SendRequest("now", 0, Map.of(), Map.of(), null, null));
    assertEquals("now", sqs.receive(slow).getFirst().body());
  }

  @Test
  void deadLetterKeepsItsIdAndSaysWhereItComesFrom() {
    Queue dead = sqs.queue("dead");
    Queue source =
        sqs.queue(
            "source",
            Map.of(
                "RedrivePolicy",
                "{\"maxReceiveCount\":2,\"deadLetterTargetArn\":\"" + dead.arn() + "\"}"));
    Sent sent = sqs.send(source, "poison");
    for (int i = 0; i < 2; i++) {
      assertEquals(1, sqs.receive(source).size());
      sqs.pass(Duration.ofSeconds(30));
    }
    sqs.send(source, "good");
    sqs.signalled.clear();
    ReceiveRequest one = new ReceiveRequest(1, null, null, List.of(), List.of());
    assertEquals("good", sqs.receive(source, one).getFirst().body(), "looks on in the same call");
    assertEquals(List.of(dead.arn()), sqs.signalled);
    Received moved = sqs.receive(dead).getFirst();
    assertEquals(sent.messageId(), moved.messageId());
    assertEquals(source.arn().value(), moved.attributes().get("DeadLetterQueueSourceArn"));
    sqs.delete(dead, moved.receiptHandle());
    assertEquals("0", sqs.attributes(dead, "All").get("ApproximateNumberOfMessagesNotVisible"));
  }

  @Test
  void deadLetterStaysWhereItsTargetIsGone() {
    Queue dead = sqs.queue("dead");
    Queue source =
        sqs.queue(
            "source",
            Map.of(
                "RedrivePolicy",
                "{\"maxReceiveCount\":1,\"deadLetterTargetArn\":\"" + dead.arn() + "\"}"));
    sqs.send(source, "poison");
    sqs.store.<Void>write(tx -> {
      sqs.queues.delete(tx, sqs.turn(), dead);
      return null;
    });
    for (int i = 0; i < 3; i++) {
      assertEquals(1, sqs.receive(source).size());
      sqs.pass(Duration.ofSeconds(30));
    }
  }

  @Test
  void oldMessageIsNeverSeenAgain() {
    Queue brief = sqs.queue("brief", Map.of("MessageRetentionPeriod", "60"));
    sqs.send(brief, "old");
    sqs.pass(Duration.ofSeconds(61));
    sqs.send(brief, "new");
    assertEquals(List.of("new"), sqs.receive(brief).stream().map(Received::body).toList());
    sqs.pass(Duration.ofSeconds(61));
    Expiry.Seen seen =
        sqs.store.read(tx -> sqs.queues.expiry(tx, sqs.turn().now()).look(tx, Long.MIN_VALUE));
    assertEquals(1, seen.old().size());
    assertNull(seen.next());
  }

  @Test
  void sizeAndContentsAreChecked() {
    assertEquals(
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        refused(() -> sqs.send(queue, "x".repeat(1_048_577))).getMessage());
    assertEquals("MissingParameter", refused(() -> sqs.send(queue, "")).queryCode());
    assertEquals("InvalidMessageContents", refused(() -> sqs.send(queue, "a\u0000b")).code());
    assertEquals(
        "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and"
            + " <= 900.",
        refused(() -> sqs.send(queue, new SendRequest("m", 901, Map.of(), Map.of(), null, null)))
            .getMessage());
    assertTrue(
        refused(() -> sqs.send(queue, with("n", new MessageAttribute("Odd", "1", null))))
            .getMessage()
            .contains("invalid message attribute type"));
    assertTrue(
        refused(() -> sqs.send(queue, with("n", new MessageAttribute("String", null, null))))
            .getMessage()
            .contains("must contain a non-empty message attribute value"));
    assertTrue(
        refused(() -> sqs.send(queue, with("AWS.n", MessageAttribute.string("v"))))
            .getMessage()
            .contains("AWS.n"));
  }

  private static SendRequest with(String name, MessageAttribute attribute) {
    return new SendRequest("m", null, Map.of(name, attribute), Map.of(), null, null);
  }

  @Test
  void receiveIsChecked() {
    assertEquals(
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.",
        refused(() -> sqs.receive(queue, ReceiveRequest.all(11))).getMessage());
    assertEquals(
        "InvalidParameterValueException",
        refused(() -> sqs.receive(queue, new ReceiveRequest(1, null, 21, List.of(), List.of())))
            .code());
  }

  @Test
  void batchEntriesFailOneByOne() {
    List<BatchResult<Sent>> results =
        sqs.store.write(tx ->
            sqs.queues.sendBatch(
                tx,
                sqs.turn(),
                queue,
                List.of(
                    new BatchEntry<>("good", SendRequest.of("m")),
                    new BatchEntry<>("bad", SendRequest.of("")))));
    assertTrue(results.getFirst() instanceof BatchResult.Done<Sent>);
    BatchResult.Failed<Sent> failed = (BatchResult.Failed<Sent>) results.getLast();
    assertEquals("bad", failed.id());
    assertEquals("MissingParameter", failed.code());
    assertEquals(1, sqs.receive(queue).size());
  }

  @Test
  void batchesHaveTheirOwnRules() {
    assertEquals("EmptyBatchRequest", refused(() -> batch()).code());
    assertEquals("TooManyEntriesInBatchRequest", refused(() -> batch(ids(11))).code());
    assertEquals("Id a repeated.", refused(() -> batch("a", "a")).getMessage());
    assertEquals("InvalidBatchEntryId", refused(() -> batch("a b")).code());
    AwsException tooLong =
        refused(() ->
            sqs.store.write(tx ->
                sqs.queues.sendBatch(
                    tx,
                    sqs.turn(),
                    queue,
                    List.of(
                        new BatchEntry<>("a", SendRequest.of("x".repeat(1_048_000))),
                        new BatchEntry<>("b", SendRequest.of("x".repeat(1_000)))))));
    assertEquals("AWS.SimpleQueueService.BatchRequestTooLong", tooLong.queryCode());
    assertEquals(
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1049000 bytes.",
        tooLong.getMessage());
  }

  private void batch(String... ids) {
    sqs.store.write(tx ->
        sqs.queues.deleteMessages(
            tx,
            sqs.turn(),
            queue,
            List.of(ids).stream().map(id -> new BatchEntry<>(id, "h")).toList()));
  }

  private static String[] ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id" + i).toArray(String[]::new);
  }

  @Test
  void failedUnitLeavesNoMessage() {
    assertThrows(
        IllegalStateException.class,
        () ->
            sqs.store.write(tx -> {
              sqs.queues.send(tx, sqs.turn(), queue, SendRequest.of("m"));
              throw new IllegalStateException("stop");
            }));
    assertEquals(List.of(), sqs.receive(queue));
    assertEquals(List.of(), sqs.signalled);
  }

  private static AwsException refused(Executable call) {
    return assertThrows(AwsException.class, call);
  }
}
