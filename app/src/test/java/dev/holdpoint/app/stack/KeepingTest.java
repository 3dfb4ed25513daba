package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.ScheduleGroupType;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.scheduler.ScheduleGroups;
import dev.holdpoint.core.sqs.PageRequest;
import dev.holdpoint.core.sqs.Queues;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code DeletionPolicy} and {@code UpdateReplacePolicy} keep. */
final class KeepingTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final String OTHER = "  O: {Type: AWS::SQS::Queue, Properties: {QueueName: o}}\n";

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(arn -> {});
  private final SystemIds ids =
      new SystemIds(InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000)));

  private StackRunner runner() {
    List<ResourceType> types =
        List.of(new QueueType(queues, HERE), new ScheduleGroupType(new ScheduleGroups()));
    return new StackRunner(
        store,
        () -> new Turn(Instant.ofEpochSecond(1_000), ids, Limits.aws(), Home.DEFAULT),
        new ResourceTypes(types),
        HERE,
        () -> "generated",
        StackCheck.NONE);
  }

  private StackRunner.Outcome run(String resources) {
    try {
      Path file = Files.writeString(folder.resolve("t.yaml"), "Resources:\n" + OTHER + resources);
      return runner().run("shop", file, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StackRunner.Outcome queue(String name, String policies) {
    return run(
        "  Q: {Type: AWS::SQS::Queue, %sProperties: {QueueName: %s}}".formatted(policies, name));
  }

  private List<String> names() {
    return store.read(tx -> queues.list(tx, Home.DEFAULT, "", PageRequest.FIRST)).items().stream()
        .map(queue -> queue.arn().name())
        .toList();
  }

  @Test
  void theDeletionPolicyIsForWhatLeavesTheTemplate() {
    for (String policy : List.of("Retain", "RetainExceptOnCreate")) {
      queue(policy, "DeletionPolicy: " + policy + ", ");
      StackRunner.Outcome outcome = run("");
      assertEquals(List.of("Q"), outcome.kept());
      assertEquals(List.of(), outcome.removed());
    }
    queue("d", "DeletionPolicy: Delete, UpdateReplacePolicy: Retain, ");
    assertEquals(List.of("Q"), run("").removed());
    assertEquals(List.of("Retain", "RetainExceptOnCreate", "o"), names());
  }

  @Test
  void theUpdateReplacePolicyIsForWhatIsReplaced() {
    queue("a", "DeletionPolicy: Retain, ");
    queue("b", "DeletionPolicy: Retain, ");
    assertEquals(List.of("b", "o"), names());
    queue("c", "UpdateReplacePolicy: Retain, ");
    assertEquals(List.of("b", "c", "o"), names());
    queue("d", "UpdateReplacePolicy: Delete, ");
    assertEquals(List.of("b", "d", "o"), names());
  }

  @Test
  void anotherTypeIsADeletion() {
    queue("a", "DeletionPolicy: Retain, UpdateReplacePolicy: Delete, ");
    run("  Q: {Type: AWS::Scheduler::ScheduleGroup, Properties: {Name: g}}");
    assertEquals(List.of("a", "o"), names());
  }

  @Test
  void theLatestPolicyCounts() {
    queue("a", "DeletionPolicy: Retain, ");
    queue("a", "");
    assertEquals(List.of("Q"), run("").removed());
    assertEquals(List.of("o"), names());
  }

  private String refusal(String policies) {
    return assertThrows(TemplateException.class, () -> queue("a", policies)).getMessage();
  }

  @Test
  void whatIsNoPolicyIsRefused() {
    assertEquals(
        "Template error: Unrecognized DeletionPolicy Keep for resource Q.",
        refusal("DeletionPolicy: Keep, "));
    assertEquals(
        "Template error: Unrecognized UpdateReplacePolicy RetainExceptOnCreate for resource Q.",
        refusal("UpdateReplacePolicy: RetainExceptOnCreate, "));
    assertEquals(
        "Q: Template error: resource type AWS::SQS::Queue does not support DeletionPolicy"
            + " Snapshot.",
        refusal("DeletionPolicy: Snapshot, "));
    assertEquals(
        "Template format error: Every DeletionPolicy member must be a string; functions need the"
            + " line Transform: AWS::LanguageExtensions.",
        refusal("DeletionPolicy: !Ref AWS::Region, "));
    assertEquals(List.of(), names());
  }
}
