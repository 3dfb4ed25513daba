package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.SubscriptionType;
import dev.holdpoint.app.stack.type.TopicType;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sns.SigningKey;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String TEMPLATE =
      """
      Resources:
        Q: {Type: AWS::SQS::Queue}
        Dead: {Type: AWS::SQS::Queue}
        T:
          Type: AWS::SNS::Topic
          Properties:
            DisplayName: %s
            SignatureVersion: 2
            DeliveryStatusLogging:
              - {Protocol: sqs, FailureFeedbackRoleArn: "arn:aws:iam::000000000000:role/log"}
            Subscription: [{Protocol: sqs, Endpoint: !GetAtt Dead.Arn}]
        S:
          Type: AWS::SNS::Subscription
          Properties:
            TopicArn: !Ref T
            Protocol: sqs
            Endpoint: !GetAtt Q.Arn
            RawMessageDelivery: true
            FilterPolicyScope: MessageBody
            FilterPolicy: {kind: [%s]}
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn}
      """;

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final Topics topics =
      new Topics(
          new Outlets(
              () -> SenderSettings.mailbox("http://here"),
              SigningKey.of(store, Instant.EPOCH),
              queues,
              _ -> {}));
  private final SystemIds ids = new SystemIds(InstantSource.fixed(Instant.EPOCH));

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner.Outcome run(String text) throws IOException {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new QueueType(queues, HERE));
    types.add(new TopicType(topics));
    types.add(new SubscriptionType(topics));
    StackRunner runner =
        new StackRunner(
            store, this::turn, new ResourceTypes(types), HERE, () -> "generated", StackCheck.NONE);
    return runner.run("shop", Files.writeString(folder.resolve("t.yaml"), text), Map.of());
  }

  private static String made(StackRunner.Outcome outcome, String logicalId) {
    StackResource resource = outcome.stack().resource(logicalId);
    assertNotNull(resource);
    return resource.made().physicalId();
  }

  private List<Subscription> subscriptions() {
    return store.read(tx -> topics.subscriptions(tx, Home.DEFAULT, null)).items();
  }

  @Test
  void subscriptionsHaveWhatTheTemplateSays() throws IOException {
    StackRunner.Outcome first = run(TEMPLATE.formatted("Shop", "new"));
    Map<String, String> shown =
        store.read(tx -> topics.subscriptionAttributes(tx, made(first, "S")));
    assertEquals("{\"kind\":[\"new\"]}", shown.get("FilterPolicy"));
    assertEquals("MessageBody", shown.get("FilterPolicyScope"));
    assertEquals("true", shown.get("RawMessageDelivery"));
    assertTrue(shown.get("RedrivePolicy").contains(":shop-Dead-"), shown.toString());
    assertEquals(2, subscriptions().size());
    Map<String, String> topic =
        store.read(tx -> topics.attributes(tx, topics.byArn(tx, made(first, "T"))));
    assertEquals("2", topic.get("SignatureVersion"));
    assertEquals("arn:aws:iam::000000000000:role/log", topic.get("SQSFailureFeedbackRoleArn"));
  }

  @Test
  void whatChangesInTheTemplateChangesThere() throws IOException {
    StackRunner.Outcome first = run(TEMPLATE.formatted("Shop", "new"));
    StackRunner.Outcome second =
        run(TEMPLATE.formatted("Store", "old").replace("      RawMessageDelivery: true\n", ""));
    assertEquals(made(first, "S"), made(second, "S"));
    Map<String, String> shown =
        store.read(tx -> topics.subscriptionAttributes(tx, made(second, "S")));
    assertEquals("{\"kind\":[\"old\"]}", shown.get("FilterPolicy"));
    assertEquals("false", shown.get("RawMessageDelivery"));
    assertEquals("Store", store.read(tx -> topics.byArn(tx, made(second, "T")).displayName()));
    StackRunner.Outcome third =
        run(TEMPLATE.formatted("Store", "old").replace("!GetAtt Q.Arn", "!GetAtt Dead.Arn"));
    assertEquals(1, subscriptions().size(), "the other endpoint's subscription is gone");
    assertEquals(subscriptions().getFirst().arn().value(), made(third, "S"));
  }
}
