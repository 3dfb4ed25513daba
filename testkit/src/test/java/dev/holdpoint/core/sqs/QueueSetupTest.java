package dev.holdpoint.core.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class QueueSetupTest {
  private final Fixture sqs = new Fixture();

  @Test
  void creatingTwiceGivesTheSameQueue() {
    Queue first = sqs.queue("q", Map.of("VisibilityTimeout", "5"));
    assertEquals(first, sqs.queue("q", Map.of("VisibilityTimeout", "5")));
    assertEquals(first, sqs.queue("q"));
    assertEquals(first, sqs.queue("q", Map.of("DelaySeconds", "0")), "a default is no difference");
  }

  @Test
  void creatingWithAnotherValueNamesTheAttribute() {
    sqs.queue("q");
    AwsException refused = refused(() -> sqs.queue("q", Map.of("DelaySeconds", "7")));
    assertEquals("QueueNameExists", refused.code());
    assertEquals("QueueAlreadyExists", refused.queryCode());
    assertEquals(
        "A queue already exists with the same name and a different value for attribute"
            + " DelaySeconds",
        refused.getMessage());
  }

  @Test
  void attributesHaveDefaultsAndCounts() {
    Queue queue = sqs.queue("q");
    sqs.send(queue, "one");
    sqs.send(queue, "two");
    sqs.receive(queue, new ReceiveRequest(1, null, null, List.of(), List.of()));
    Map<String, String> all = sqs.attributes(queue, "All");
    assertEquals("30", all.get("VisibilityTimeout"));
    assertEquals("1048576", all.get("MaximumMessageSize"));
    assertEquals("345600", all.get("MessageRetentionPeriod"));
    assertEquals("arn:aws:sqs:us-east-1:000000000000:q", all.get("QueueArn"));
    assertEquals("1", all.get("ApproximateNumberOfMessages"));
    assertEquals("1", all.get("ApproximateNumberOfMessagesNotVisible"));
    assertEquals("0", all.get("ApproximateNumberOfMessagesDelayed"));
    assertEquals(Set.of("QueueArn"), sqs.attributes(queue, "QueueArn").keySet());
    assertEquals(Map.of(), sqs.attributes(queue));
  }

  @Test
  void badValuesAndUnknownNamesAreRefused() {
    assertEquals(
        "Invalid value for the parameter VisibilityTimeout.",
        refused(() -> sqs.queue("q", Map.of("VisibilityTimeout", "43201"))).getMessage());
    assertEquals(
        "InvalidAttributeValue",
        refused(() -> sqs.queue("q", Map.of("DelaySeconds", "soon"))).code());
    assertEquals(
        "Unknown Attribute Colour.",
        refused(() -> sqs.queue("q", Map.of("Colour", "red"))).getMessage());
    assertEquals(
        "Unknown Attribute Colour.",
        refused(() -> sqs.attributes(sqs.queue("q"), "Colour")).getMessage());
    assertEquals("InvalidParameterValue", refused(() -> sqs.queue("two words")).queryCode());
  }

  @Test
  void redrivePolicyIsCheckedAndNormalized() {
    Queue dead = sqs.queue("dead");
    String policy = "{\"maxReceiveCount\":\"3\", \"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    Queue queue = sqs.queue("q", Map.of("RedrivePolicy", policy));
    assertEquals(
        "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":3}",
        sqs.attributes(queue, "All").get("RedrivePolicy"));
    assertEquals(
        List.of(queue),
        sqs.store
            .read(tx -> sqs.queues.deadLetterSources(tx, Home.DEFAULT, dead, PageRequest.FIRST))
            .items());
    assertTrue(
        refused(() -> sqs.queue("r", Map.of("RedrivePolicy", "{\"maxReceiveCount\":1}")))
            .getMessage()
            .endsWith("Redrive policy does not contain mandatory attribute: deadLetterTargetArn."));
    assertTrue(
        refused(() -> sqs.queue("r", Map.of("RedrivePolicy", policy.replace(":dead", ":nowhere"))))
            .getMessage()
            .endsWith("Dead letter target does not exist."));
  }

  @Test
  void aQueueMayRefuseToBeADeadLetterQueue() {
    Queue dead =
        sqs.queue("dead", Map.of("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}"));
    String policy = "{\"maxReceiveCount\":3,\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    assertEquals(
        "InvalidParameterValue",
        refused(() -> sqs.queue("q", Map.of("RedrivePolicy", policy))).queryCode());
  }

  @Test
  void emptyPolicyTakesItAway() {
    Queue queue = sqs.queue("q", Map.of("Policy", "{}"));
    Queue changed =
        sqs.store.write(
            tx -> sqs.queues.setAttributes(tx, sqs.turn(), queue, Map.of("Policy", "")));
    assertNull(sqs.attributes(changed, "All").get("Policy"));
  }

  @Test
  void queuesAreListedInPages() {
    for (int i = 0; i < 5; i++) {
      sqs.queue("a" + i);
    }
    sqs.queue("b");
    Page<Queue> first = list(new PageRequest(3, null));
    Page<Queue> second = list(new PageRequest(3, first.nextToken()));
    assertEquals(List.of("a0", "a1", "a2"), names(first));
    assertEquals(List.of("a3", "a4"), names(second));
    assertNull(second.nextToken());
  }

  private Page<Queue> list(PageRequest page) {
    return sqs.store.read(tx -> sqs.queues.list(tx, Home.DEFAULT, "a", page));
  }

  private static List<String> names(Page<Queue> page) {
    return page.items().stream().map(Queue::name).toList();
  }

  @Test
  void urlsAreGoodBehindAnyHost() {
    Queue queue = sqs.queue("q");
    for (String url :
        List.of(
            "http://localhost:4566/000000000000/q",
            "https://sqs.us-east-1.amazonaws.com/000000000000/q",
            "http://host:1/queue/000000000000/q")) {
      assertEquals(queue, sqs.store.read(tx -> sqs.queues.byUrl(tx, Home.DEFAULT, url)));
    }
    AwsException missing =
        refused(() ->
            sqs.store.read(tx -> sqs.queues.byUrl(tx, Home.DEFAULT, "http://h/000000000000/none")));
    assertEquals("QueueDoesNotExist", missing.code());
    assertEquals("AWS.SimpleQueueService.NonExistentQueue", missing.queryCode());
  }

  @Test
  void deletedQueueTakesItsMessagesAlong() {
    Queue queue = sqs.queue("q");
    sqs.send(queue, "gone");
    sqs.store.<Void>write(tx -> {
      sqs.queues.delete(tx, sqs.turn(), queue);
      return null;
    });
    assertNull(sqs.store.read(tx -> sqs.queues.find(tx, queue.arn())));
    assertEquals(List.of(), sqs.receive(sqs.queue("q")));
  }

  @Test
  void purgeEmptiesAtMostOnceAMinute() {
    sqs.send(sqs.queue("q"), "gone");
    purge();
    assertEquals(List.of(), sqs.receive(sqs.queue("q")));
    AwsException early = refused(this::purge);
    assertEquals("PurgeQueueInProgress", early.code());
    assertEquals(403, early.status());
    sqs.pass(Duration.ofSeconds(60));
    purge();
  }

  @Test
  void manyMessagesArePurgedAtOnceAndGoBitByBit() {
    Queue queue = sqs.queue("q");
    fill(queue, 1_100);
    purge();
    Queue purged = sqs.queue("q");
    assertEquals("0", sqs.attributes(purged, "All").get("ApproximateNumberOfMessages"));
    sqs.send(purged, "new");
    assertEquals(List.of("new"), bodies(purged));
    assertEquals(601, kept());
    while (emptyMore()) {}
    assertEquals(1, kept());
    sqs.pass(Duration.ofSeconds(60));
    assertEquals(List.of("new"), bodies(purged));
  }

  @Test
  void queueMadeAnewHasNothingOfTheDeletedOne() {
    Queue queue = sqs.queue("q");
    fill(queue, 700);
    delete(queue);
    Queue again = sqs.queue("q");
    assertEquals(List.of(), bodies(again));
    sqs.send(again, "mine");
    while (emptyMore()) {}
    assertEquals(List.of("mine"), bodies(again));
    delete(again);
    assertEquals(List.of(), bodies(sqs.queue("q")));
    assertEquals(0, kept());
  }

  private void fill(Queue queue, int count) {
    sqs.store.<Void>write(tx -> {
      for (int i = 0; i < count; i++) {
        sqs.queues.send(tx, sqs.turn(), queue, SendRequest.of("old"));
      }
      return null;
    });
  }

  private List<String> bodies(Queue queue) {
    return sqs.receive(queue).stream().map(Received::body).toList();
  }

  private boolean emptyMore() {
    return sqs.store.write(Queues::emptyMore);
  }

  private int kept() {
    return sqs.store.read(tx -> tx.messages().ages(Long.MIN_VALUE, 10_000)).size();
  }

  private void delete(Queue queue) {
    sqs.store.<Void>write(tx -> {
      sqs.queues.delete(tx, sqs.turn(), queue);
      return null;
    });
  }

  private void purge() {
    sqs.store.<Void>write(tx -> {
      sqs.queues.purge(tx, sqs.turn(), sqs.queues.byName(tx, Home.DEFAULT, "q"));
      return null;
    });
  }

  @Test
  void permissionsAreStatementsOfThePolicy() {
    sqs.queue("q");
    permit("one", List.of("111111111111"), List.of("SendMessage"));
    permit("two", List.of("111111111111", "222222222222"), List.of("SendMessage", "*"));
    String arn = "arn:aws:sqs:us-east-1:000000000000:q";
    String one =
        "{\"Sid\":\"one\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
            + "\"arn:aws:iam::111111111111:root\"},\"Action\":\"SQS:SendMessage\",\"Resource\":\""
            + arn
            + "\"}";
    String policy = sqs.attributes(sqs.queue("q"), "Policy").get("Policy");
    String head =
        "{\"Version\":\"2008-10-17\",\"Id\":\"" + arn + "/SQSDefaultPolicy\",\"Statement\":[";
    assertTrue(policy.startsWith(head + one), policy);
    assertTrue(policy.contains("\"Action\":[\"SQS:SendMessage\",\"SQS:*\"]"), policy);
    assertTrue(
        refused(() -> permit("one", List.of("111111111111"), List.of("SendMessage")))
            .getMessage()
            .endsWith("Reason: Already exists."));
    assertTrue(
        refused(() -> permit("x", List.of("111111111111"), List.of("AddPermission")))
            .getMessage()
            .endsWith("Only the queue owner is allowed to invoke this action."));
    withdraw("two");
    assertEquals(head + one + "]}", sqs.attributes(sqs.queue("q"), "Policy").get("Policy"));
    withdraw("one");
    assertNull(sqs.attributes(sqs.queue("q"), "Policy").get("Policy"));
    assertEquals("InvalidParameterValue", refused(() -> withdraw("one")).queryCode());
  }

  private void permit(String label, List<String> accounts, List<String> actions) {
    sqs.store.<Void>write(tx -> {
      sqs.queues.addPermission(tx, sqs.turn(), sqs.queue(tx, "q"), label, accounts, actions);
      return null;
    });
  }

  private void withdraw(String label) {
    sqs.store.<Void>write(tx -> {
      sqs.queues.removePermission(tx, sqs.turn(), sqs.queue(tx, "q"), label);
      return null;
    });
  }

  @Test
  void aDeletedQueuesNameIsNotFreeAtOnce() {
    Queue queue = sqs.queue("q");
    sqs.store.<Void>write(tx -> {
      sqs.queues.delete(tx, sqs.turn(), queue);
      return null;
    });
    assertEquals("QueueDeletedRecently", refused(this::checkName).code());
    sqs.pass(Duration.ofSeconds(60));
    checkName();
  }

  private void checkName() {
    sqs.store.<Void>read(tx -> {
      sqs.queues.checkNotDeletedRecently(tx, sqs.turn(), "q");
      return null;
    });
  }

  @Test
  void tagsComeAndGo() {
    Queue queue = sqs.queue("q");
    sqs.store.<Void>write(tx -> {
      sqs.queues.tag(tx, queue, Map.of("team", "a", "cost", "b"));
      return null;
    });
    Queue tagged = sqs.queue("q");
    assertEquals(Map.of("team", "a", "cost", "b"), tagged.tags());
    sqs.store.<Void>write(tx -> {
      sqs.queues.untag(tx, tagged, List.of("team"));
      return null;
    });
    assertEquals(Map.of("cost", "b"), sqs.queue("q").tags());
  }

  private static AwsException refused(Executable call) {
    return assertThrows(AwsException.class, call);
  }
}
