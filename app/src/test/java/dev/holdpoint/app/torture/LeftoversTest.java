package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.lambda.LambdaLimits;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.UnusedCode;
import dev.holdpoint.server.work.BegunDeletions;
import dev.holdpoint.server.work.OldDefinitions;
import dev.holdpoint.server.work.UnconfirmedSubscriptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What nothing refers to any more goes away; what is in use stays. */
class LeftoversTest {
  private static final String ASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,"Comment":"%s",
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
       "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"}}}}\
      """;
  private static final String ROLE = "arn:aws:iam::000000000000:role/test";

  @TempDir Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  @Test
  void subscriptionsThatNobodyConfirmsGoAfterTwoDays() {
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      String topic = aws.sns.createTopic(t -> t.name("news")).topicArn();
      String queue = aws.queue("q", 30);
      aws.sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("a@example.com"));
      aws.sns.subscribe(
          s -> s.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:q"));
      assertFalse(queue.isEmpty());
      UnconfirmedSubscriptions chore = new UnconfirmedSubscriptions(node.store(), node.turns());
      ahead = Duration.ofHours(47);
      assertEquals(0, chore.tidy());
      ahead = Duration.ofHours(49);
      assertEquals(1, chore.tidy());
      var left = aws.sns.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions();
      assertEquals(List.of("sqs"), left.stream().map(one -> one.protocol()).toList());
    }
  }

  @Test
  void definitionsThatNothingHasGo() {
    String execution;
    String token;
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("q", 30);
      String machine = aws.machine("m", ASK.formatted("one", queue));
      execution = aws.start(machine, "e", "{}");
      token =
          aws.sqs
              .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5))
              .messages()
              .getFirst()
              .body();
      for (String comment : List.of("two", "three")) {
        aws.sfn.updateStateMachine(
            u -> u.stateMachineArn(machine).definition(ASK.formatted(comment, queue)));
      }
      aws.sfn.publishStateMachineVersion(p -> p.stateMachineArn(machine));
      aws.sfn.updateStateMachine(
          u -> u.stateMachineArn(machine).definition(ASK.formatted("four", queue)));
      assertEquals(4, definitions(node));
      assertEquals(1, new OldDefinitions(node.store()).tidy());
      assertEquals(3, definitions(node));
    }
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      aws.sfn.sendTaskSuccess(s -> s.taskToken(token).output("1"));
      assertEquals(ExecutionStatus.SUCCEEDED, aws.status(execution));
      assertEquals(0, new OldDefinitions(node.store()).tidy());
    }
  }

  private static int definitions(Node node) {
    return node.store()
        .read(tx -> tx.resources().list(ResourceKind.DEFINITION, "", null, 100))
        .size();
  }

  @Test
  void aDeletionOfAScheduleGroupThatWasCutOffIsFinished() {
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("q", 30);
      assertFalse(queue.isEmpty());
      aws.scheduler.createScheduleGroup(g -> g.name("many"));
      for (int i = 0; i < 2 * ScheduleGroups.DELETED_AT_ONCE + 1; i++) {
        String name = "s" + i;
        aws.scheduler.createSchedule(s ->
            s.name(name)
                .groupName("many")
                .scheduleExpression("rate(1 day)")
                .flexibleTimeWindow(w -> w.mode("OFF"))
                .target(t -> t.arn("arn:aws:sqs:us-east-1:000000000000:q").roleArn(ROLE)));
      }
      // The node dies after the first step.
      boolean gone =
          node.store().write(tx -> new ScheduleGroups().delete(tx, node.turns().now(), "many"));
      assertFalse(gone);
    }
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      assertEquals(2, new BegunDeletions(node.store(), node.turns()).tidy());
      assertEquals(
          List.of("default"),
          aws.scheduler.listScheduleGroups(l -> {}).scheduleGroups().stream()
              .map(one -> one.name())
              .toList());
      assertEquals(List.of(), aws.scheduler.listSchedules(l -> {}).schedules());
    }
  }

  @Test
  void codeThatNoFunctionHasGoesAfterAnHour() throws Exception {
    Path code = folder.resolve("data/functions/code");
    try (Node node = start();
        Aws aws = new Aws(node.address().base())) {
      aws.lambda.createFunction(f ->
          f.functionName("f")
              .runtime(Runtime.NODEJS22_X)
              .handler("index.handler")
              .role(ROLE)
              .code(c -> c.zipFile(zip("one"))));
      aws.lambda.updateFunctionCode(u -> u.functionName("f").zipFile(zip("two")));
      assertEquals(2, count(code));
      CodeStore codes = new CodeStore(folder.resolve("data/functions"), LambdaLimits.aws());
      UnusedCode chore = new UnusedCode(node.store(), node.turns(), codes);
      assertEquals(0, chore.tidy());
      ahead = Duration.ofMinutes(59);
      assertEquals(0, chore.tidy());
      ahead = Duration.ofMinutes(61);
      assertEquals(1, chore.tidy());
      assertEquals(1, count(code));
      aws.lambda.deleteFunction(d -> d.functionName("f"));
      assertEquals(0, chore.tidy());
      ahead = Duration.ofHours(3);
      assertEquals(1, chore.tidy());
      assertTrue(count(code) == 0);
    }
  }

  private static long count(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  private static SdkBytes zip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(("exports.handler = async () => '" + text + "'").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private Node start() {
    return Node.start(
        new Config(new Config.Http("127.0.0.1", 0), folder.resolve("data"), null), clock);
  }
}
