package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.stack.type.ConnectionType;
import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.ScheduleGroupType;
import dev.holdpoint.app.stack.type.ScheduleType;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class StackRunnerTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(arn -> {});
  private final ScheduleGroups groups = new ScheduleGroups();
  private final Scheduler scheduler = new Scheduler(groups);
  private final SystemIds ids =
      new SystemIds(InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000)));

  private Turn turn() {
    return new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT);
  }

  private StackRunner.Outcome run(String text) {
    return runner().run("shop", write(text), Map.of());
  }

  private StackRunner runner() {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new QueueType(queues, HERE));
    types.add(new ConnectionType(new Connections()));
    types.add(new ScheduleGroupType(groups));
    types.add(new ScheduleType(scheduler));
    return new StackRunner(
        store, this::turn, new ResourceTypes(types), HERE, () -> "generated", StackCheck.NONE);
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("t.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Queue queue(StackRunner.Outcome outcome, String logicalId) {
    StackResource resource = outcome.stack().resource(logicalId);
    assertNotNull(resource);
    String arn = resource.made().attributes().get("Arn").asString();
    return store.read(tx -> queues.find(tx, Arn.of(arn)));
  }

  @Test
  void samsSchedulesKeepTheirRhythmAndGoAwayWithTheTemplate() {
    String text =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Group: {Type: AWS::Scheduler::ScheduleGroup, Properties: {Name: nightly}}
          Queue: {Type: AWS::SQS::Queue}
          Often:
            Type: AWS::Scheduler::Schedule
            Properties:
              Name: often
              GroupName: !Ref Group
              ScheduleExpression: cron(30 2 * * ? *)
              ScheduleExpressionTimezone: Europe/Berlin
              FlexibleTimeWindow: {Mode: FLEXIBLE, MaximumWindowInMinutes: 10}
              Target: {Arn: !GetAtt Queue.Arn, RoleArn: "arn:aws:iam::0:role/r", Input: "TEXT"}
        """;
    run(text.replace("TEXT", "a"));
    Schedule first = store.read(tx -> scheduler.get(tx, Home.DEFAULT, "nightly", "often"));
    run(text.replace("TEXT", "b"));
    Schedule second = store.read(tx -> scheduler.get(tx, Home.DEFAULT, "nightly", "often"));
    assertEquals(first.timer(), second.timer());
    assertEquals("b", second.settings().target().input());
    run("Resources: {Queue: {Type: AWS::SQS::Queue}}");
    assertNull(store.read(tx -> tx.timers().next()));
    assertEquals(1, store.read(tx -> groups.list(tx, Home.DEFAULT, "")).size());
  }

  @Test
  void rolesAndPoliciesHaveArnsWithoutARegion() {
    StackRunner.Outcome outcome =
        run(
            """
            Resources:
              R: {Type: AWS::IAM::Role, Properties: {RoleName: r, Path: /a/}}
              P: {Type: AWS::IAM::ManagedPolicy, Properties: {ManagedPolicyName: p}}
            Outputs: {Role: {Value: !GetAtt R.Arn}, Name: {Value: !Ref R}, Policy: {Value: !Ref P}}
            """);
    assertEquals(
        Map.of(
            "Role", "arn:aws:iam::000000000000:role/a/r",
            "Name", "r",
            "Policy", "arn:aws:iam::000000000000:policy/p"),
        outcome.stack().outputs().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asString())));
  }

  @Test
  void aConnectionIsChangedOnlyWhereItDiffers() {
    String text =
        """
        Resources:
          Api:
            Type: AWS::Events::Connection
            Properties:
              Name: api
              AuthorizationType: API_KEY
              AuthParameters: {ApiKeyAuthParameters: {ApiKeyName: X-Key, ApiKeyValue: %s}}
        """;
    Connections connections = new Connections();
    run(text.formatted("one"));
    run(text.formatted("one"));
    assertEquals(1, store.read(tx -> connections.get(tx, "api")).revision());
    StackRunner.Outcome last = run(text.formatted("two"));
    assertEquals(2, store.read(tx -> connections.get(tx, "api")).revision());
    assertFalse(last.stack().toString().contains("two"));
  }

  private StackRunner.Outcome beside(String name, String text) {
    return runner().run(name, write(text), Map.of());
  }

  private static String refusal(Executable work) {
    return String.valueOf(assertThrows(TemplateException.class, work).getMessage());
  }

  @Test
  void snippetsInBucketsAreNotReadForATemplateThatIsAFile() {
    String text =
        """
        Resources:
          Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://b/k"}}
        """;
    String told = refusal(() -> run(text));
    assertTrue(told.contains("s3://b/k is not read here"), told);
  }

  @Test
  void whatCannotBeDoneChangesNothing() {
    String text =
        """
        Resources:
          A: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: %s}}
          B: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: %s}}
        """;
    StackRunner.Outcome first = run(text.formatted("1", "1"));
    assertTrue(refusal(() -> run(text.formatted("2", "9999"))).startsWith("B was refused"));
    assertEquals(1, queue(first, "A").attributes().delay().toSeconds());
    assertEquals(first.stack(), store.read(tx -> Stack.find(tx, "shop")));
  }

  @Test
  void aStackUsesWhatAnotherExports() {
    String base =
        """
        Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: %s}}}
        Outputs: {Name: {Value: !GetAtt Q.QueueName, Export: {Name: !Sub "${AWS::StackName}-q"}}}
        """;
    String user =
        """
        Resources: {D: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub ["${n}-d", {n: !ImportValue base-q}]}}}
        """;
    assertTrue(refusal(() -> beside("user", user)).contains("base-q, which no stack here exports"));
    beside("base", base.formatted("one"));
    assertEquals("one-d", queue(beside("user", user), "D").name());
    assertEquals(
        "Export base-q cannot be updated as it is in use by user.",
        refusal(() -> beside("base", base.formatted("two"))));
    assertEquals(
        "Export base-q cannot be deleted as it is in use by user.",
        refusal(() -> beside("base", "Resources: {Q: {Type: AWS::SQS::Queue}}")));
    assertTrue(
        refusal(() -> beside("other", base.formatted("three").replace("${AWS::StackName}", "base")))
            .startsWith("Export with name base-q is already exported by stack base"));
  }

  @Test
  void rulesHoldParameters() {
    String text =
        """
        Parameters: {Stage: {Type: String, Default: test}}
        Rules:
          Known:
            RuleCondition: !Not [!Equals [!Ref Stage, prod]]
            Assertions:
              - {Assert: {"Fn::Contains": [[dev, %s], !Ref Stage]}, AssertDescription: no such stage}
        Resources: {Q: {Type: AWS::SQS::Queue}}
        """;
    run(text.formatted("test"));
    assertTrue(refusal(() -> run(text.formatted("beta"))).contains("rule Known"));
    assertTrue(refusal(() -> run(text.formatted("beta"))).contains("no such stage"));
  }

  @Test
  void aLongLogicalIdKeepsItsName() {
    String text = "Resources: {%s: {Type: AWS::SQS::Queue}}".formatted("Q".repeat(100));
    assertEquals(run(text).stack(), run(text).stack());
  }

  @Test
  void aSecondRunFindsWhatIsThereAndKeepsItsMessages() {
    String text = "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: %s}}}";
    StackRunner.Outcome first = run(text.formatted("1"));
    Queue queue = queue(first, "Q");
    SendRequest message = new SendRequest("waits", null, Map.of(), Map.of(), null, null);
    store.write(tx -> queues.send(tx, turn(), queue, message));
    StackRunner.Outcome second = run(text.formatted("7"));
    assertEquals(
        first.stack().resource("Q").made().physicalId(),
        second.stack().resource("Q").made().physicalId());
    assertTrue(queue.name().matches("shop-Q-[0-9A-F]{12}"), queue.name());
    assertEquals(7, queue(second, "Q").attributes().delay().toSeconds());
    assertEquals(1, store.read(tx -> queues.count(tx, turn(), queue)).delayed());
  }

  @Test
  void whatLeavesTheTemplateIsRemovedUnlessItIsRetained() {
    StackRunner.Outcome first =
        run(
            """
            Resources:
              A: {Type: AWS::SQS::Queue}
              B: {Type: AWS::SQS::Queue}
              C: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
            """);
    StackRunner.Outcome second = run("Resources: {A: {Type: AWS::SQS::Queue}}");
    assertEquals(List.of("B"), second.removed());
    assertEquals(List.of("C"), second.kept());
    assertNotNull(queue(first, "A"));
    assertNull(queue(first, "B"));
    assertNotNull(queue(first, "C"));
  }

  @Test
  void aNewNameReplacesTheQueue() {
    String text = "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: %s}}}";
    StackRunner.Outcome first = run(text.formatted("one"));
    StackRunner.Outcome second = run(text.formatted("two"));
    assertNull(queue(first, "Q"));
    assertEquals("two", queue(second, "Q").name());
  }

  @Test
  void outputsAreComputed() {
    StackRunner.Outcome outcome =
        run(
            """
            Resources:
              Q: {Type: AWS::SQS::Queue, Properties: {QueueName: one}}
            Outputs:
              Url: {Value: !Ref Q}
              Arn: {Value: !GetAtt Q.Arn}
            """);
    assertEquals(
        "http://127.0.0.1:1/000000000000/one", outcome.stack().outputs().get("Url").asString());
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:one", outcome.stack().outputs().get("Arn").asString());
  }

  @Test
  void secretsAreMadeOnce() {
    String text =
        """
        Parameters: {Key: {Type: String, NoEcho: true}}
        Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Key}}}
        """;
    assertEquals(Set.of("Key"), run(text).newSecrets());
    assertTrue(run(text).newSecrets().isEmpty());
    assertFalse(run(text).stack().toString().contains("generated"));
  }

  @Test
  void nothingIsMadeWhereAnythingIsUnknown() {
    String text =
        """
        Resources:
          Q: {Type: AWS::SQS::Queue}
          X: {Type: AWS::SQS::Queue, Properties: {SortedBySize: true}}
        """;
    String message = assertThrows(TemplateException.class, () -> run(text)).getMessage();
    assertTrue(message.contains("SortedBySize"), message);
    assertNull(store.read(tx -> Stack.find(tx, "shop")));
    assertThrows(
        TemplateException.class, () -> run("Resources: {T: {Type: AWS::DynamoDB::Table}}"));
  }

  @Test
  void whatAServiceRefusesIsToldInItsWords() {
    String text = "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 9999}}}";
    String message = assertThrows(TemplateException.class, () -> run(text)).getMessage();
    assertTrue(message.startsWith("Q was refused: "), message);
  }
}
