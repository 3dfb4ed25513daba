package dev.holdpoint.core.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FifoTest {
  private final Fixture sqs = new Fixture();
  private final Queue queue = sqs.queue("q.fifo", Map.of("FifoQueue", "true"));

  @Test
  void aGroupComesInItsOrderAndOneAfterTheOther() {
    Sent first = send("one", "a", "1");
    Sent second = send("two", "a", "2");
    send("other", "b", "3");
    assertEquals(20, first.sequenceNumber().length());
    assertTrue(first.sequenceNumber().compareTo(second.sequenceNumber()) < 0);
    Received one = receiveOne();
    assertEquals("one", one.body());
    assertEquals("a", one.attributes().get("MessageGroupId"));
    assertEquals("1", one.attributes().get("MessageDeduplicationId"));
    assertEquals(first.sequenceNumber(), one.attributes().get("SequenceNumber"));
    Received other = receiveOne();
    assertEquals("other", other.body());
    assertEquals(List.of(), sqs.receive(queue), "both groups wait");
    sqs.signalled.clear();
    sqs.delete(queue, one.receiptHandle());
    assertEquals(List.of(queue.arn()), sqs.signalled, "whoever waits hears of the group");
    assertEquals("two", receiveOne().body());
  }

  @Test
  void aBatchTakesSeveralMessagesOfAGroup() {
    for (int i = 0; i < 4; i++) {
      send("a" + i, "a", "a" + i);
      send("b" + i, "b", "b" + i);
    }
    assertEquals(List.of("a0", "a1", "a2", "a3", "b0", "b1"), bodies(6));
    assertEquals(List.of(), bodies(10));
    sqs.pass(Duration.ofSeconds(30));
    assertEquals(List.of("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"), bodies(10));
  }

  @Test
  void theSameMessageIsSentOnceInFiveMinutes() {
    Sent first = send("one", "a", "same");
    Received received = receiveOne();
    sqs.delete(queue, received.receiptHandle());
    Sent again = send("else", "b", "same");
    assertEquals(first.messageId(), again.messageId());
    assertEquals(first.sequenceNumber(), again.sequenceNumber());
    assertEquals(Md5.of("else"), again.md5OfBody());
    assertEquals(List.of(), sqs.receive(queue));
    sqs.pass(Duration.ofMinutes(5));
    assertNotEquals(first.messageId(), send("one", "a", "same").messageId());
    assertEquals("one", receiveOne().body());
  }

  @Test
  void contentsMayTellMessagesApart() {
    Queue content =
        sqs.queue("c.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    Sent first = sqs.send(content, message("body", "a", null));
    assertEquals(first.messageId(), sqs.send(content, message("body", "b", null)).messageId());
    assertNotEquals(first.messageId(), sqs.send(content, message("body", "b", "own")).messageId());
    assertEquals(
        "230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5",
        sqs.receive(content).getFirst().attributes().get("MessageDeduplicationId"));
  }

  @Test
  void groupsMayDeduplicateOnTheirOwn() {
    Queue fast =
        sqs.queue(
            "f.fifo",
            Map.of(
                "FifoQueue",
                "true",
                "DeduplicationScope",
                "messageGroup",
                "FifoThroughputLimit",
                "perMessageGroupId"));
    sqs.send(fast, message("m", "a", "same"));
    sqs.send(fast, message("m", "b", "same"));
    sqs.send(fast, message("m", "b", "same"));
    assertEquals(2, sqs.receive(fast).size());
    assertTrue(
        refused(() ->
                sqs.queue(
                    "x.fifo",
                    Map.of("FifoQueue", "true", "FifoThroughputLimit", "perMessageGroupId")))
            .getMessage()
            .contains("DeduplicationScope"));
  }

  @Test
  void whatAMessageMustSayDependsOnTheType() {
    assertEquals(
        "The request must contain the parameter MessageGroupId.",
        refused(() -> send("m", null, "1")).getMessage());
    assertEquals(
        "The queue should either have ContentBasedDeduplication enabled or"
            + " MessageDeduplicationId provided explicitly",
        refused(() -> send("m", "a", null)).getMessage());
    SendRequest late = new SendRequest("m", 5, Map.of(), Map.of(), "a", "1");
    assertEquals(
        "Value 5 for parameter DelaySeconds is invalid. Reason: The request include parameter that"
            + " is not valid for this queue type.",
        refused(() -> sqs.send(queue, late)).getMessage());
    Queue standard = sqs.queue("standard");
    assertEquals(
        "InvalidParameterValue",
        refused(() -> sqs.send(standard, message("m", null, "1"))).queryCode());
    sqs.send(standard, message("m", "fair", null));
    Received fair = sqs.receive(standard).getFirst();
    assertEquals("fair", fair.attributes().get("MessageGroupId"));
    assertFalse(fair.attributes().containsKey("SequenceNumber"));
  }

  @Test
  void namesAndAttributesSayTheType() {
    Map<String, String> all = sqs.attributes(queue, "All");
    assertEquals("true", all.get("FifoQueue"));
    assertEquals("false", all.get("ContentBasedDeduplication"));
    assertEquals("queue", all.get("DeduplicationScope"));
    assertEquals("perQueue", all.get("FifoThroughputLimit"));
    assertEquals("InvalidParameterValue", refused(() -> sqs.queue("x.fifo")).queryCode());
    assertTrue(
        refused(() -> sqs.queue("x", Map.of("FifoQueue", "true")))
            .getMessage()
            .contains("must end with .fifo suffix"));
    assertEquals(
        "Unknown Attribute FifoQueue.",
        refused(() -> sqs.queue("x", Map.of("FifoQueue", "false"))).getMessage());
    assertEquals(
        "Unknown Attribute ContentBasedDeduplication.",
        refused(() -> sqs.queue("x", Map.of("ContentBasedDeduplication", "true"))).getMessage());
  }

  @Test
  void aHandleThatExpiredDeletesNothing() {
    send("m", "a", "1");
    Received received = receiveOne();
    sqs.pass(Duration.ofSeconds(30));
    assertTrue(
        refused(() -> sqs.delete(queue, received.receiptHandle()))
            .getMessage()
            .endsWith("Reason: The receipt handle has expired."));
    sqs.delete(queue, receiveOne().receiptHandle());
    sqs.delete(queue, received.receiptHandle());
  }

  @Test
  void anAttemptMayBeTriedAgain() {
    send("one", "a", "1");
    send("two", "a", "2");
    List<Received> first = sqs.receive(queue, attempt("try"));
    sqs.pass(Duration.ofSeconds(20));
    assertEquals(first, sqs.receive(queue, attempt("try")));
    sqs.pass(Duration.ofSeconds(20));
    assertEquals(List.of(), sqs.receive(queue, attempt("other")), "hidden anew");
    sqs.delete(queue, first.getFirst().receiptHandle());
    assertEquals(List.of(), sqs.receive(queue, attempt("try")), "one is gone");
    Queue standard = sqs.queue("standard");
    assertEquals(
        "InvalidParameterValue", refused(() -> sqs.receive(standard, attempt("try"))).queryCode());
  }

  @Test
  void aDeadLetterLeavesItsGroup() {
    Queue dead = sqs.queue("dead.fifo", Map.of("FifoQueue", "true"));
    String policy = "{\"maxReceiveCount\":1,\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    Queue source = sqs.queue("s.fifo", Map.of("FifoQueue", "true", "RedrivePolicy", policy));
    sqs.send(source, message("poison", "a", "1"));
    sqs.send(source, message("next", "a", "2"));
    ReceiveRequest one = ReceiveRequest.all(1);
    assertEquals("poison", sqs.receive(source, one).getFirst().body());
    sqs.pass(Duration.ofSeconds(30));
    assertEquals("next", sqs.receive(source, one).getFirst().body());
    Received moved = sqs.receive(dead).getFirst();
    assertEquals("poison", moved.body());
    assertEquals("a", moved.attributes().get("MessageGroupId"));
    assertTrue(
        refused(() -> sqs.queue("standard", Map.of("RedrivePolicy", policy)))
            .getMessage()
            .endsWith("Dead-letter queue must be same type of queue as the source."));
  }

  private Sent send(String body, @Nullable String group, @Nullable String deduplication) {
    return sqs.send(queue, message(body, group, deduplication));
  }

  private static SendRequest message(
      String body, @Nullable String group, @Nullable String deduplication) {
    return new SendRequest(body, null, Map.of(), Map.of(), group, deduplication);
  }

  private static ReceiveRequest attempt(String id) {
    return new ReceiveRequest(10, null, null, List.of(), List.of(), id);
  }

  private Received receiveOne() {
    return sqs.receive(queue, ReceiveRequest.all(1)).getFirst();
  }

  private List<String> bodies(int most) {
    return sqs.receive(queue, ReceiveRequest.all(most)).stream().map(Received::body).toList();
  }

  private static AwsException refused(Executable call) {
    return assertThrows(AwsException.class, call);
  }
}
