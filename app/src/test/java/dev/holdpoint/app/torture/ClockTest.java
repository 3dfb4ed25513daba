package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.model.Message;

/** The time of day jumps, and nothing is lost, done twice or held up beyond that. */
class ClockTest {
  private static final String ASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,"TimeoutSeconds":%d,
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
       "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"}}}}\
      """;
  private static final String WAIT =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",%s,\"End\":true}}}";
  private static final int MANY = 60;

  @TempDir Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  @Test
  void historiesDoNotGoBackWithTheClock() {
    try (Node node = start(null);
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("asks", 30);
      String arn = aws.start(aws.machine("m", ASK.formatted(600, queue)), "e", "{}");
      String token = tokens(aws, queue, 1).getFirst();
      ahead = Duration.ofHours(-3);
      aws.sfn.sendTaskSuccess(s -> s.taskToken(token).output("1"));
      Instant before = Instant.MIN;
      for (HistoryEvent event : aws.history(arn)) {
        assertFalse(event.timestamp().isBefore(before), event.toString());
        before = event.timestamp();
      }
      var described = aws.sfn.describeExecution(d -> d.executionArn(arn));
      assertEquals(ExecutionStatus.SUCCEEDED, described.status());
      assertFalse(described.stopDate().isBefore(described.startDate()));
      assertEquals(List.of(), findings(node));
    }
  }

  @Test
  void whatIsInAQueueIsReceivedThoughTheClockWentBack() {
    try (Node node = start(null);
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("asks", 30);
      aws.start(aws.machine("m", ASK.formatted(600, queue)), "e", "{}");
      ahead = Duration.ofHours(-3);
      assertEquals(1, tokens(aws, queue, 1).size());
    }
  }

  @Test
  void whatBecameDueInHoursOfSleepHappensOnce() throws Exception {
    try (Node node = start(null);
        Aws aws = new Aws(node.address().base())) {
      String machine = aws.machine("m", WAIT.formatted("\"Seconds\":3600"));
      List<String> arns = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        arns.add(aws.start(machine, "e" + i, "{}"));
      }
      ahead = Duration.ofHours(5);
      for (String arn : arns) {
        Await.until("it goes on", () -> aws.status(arn) == ExecutionStatus.SUCCEEDED);
        assertEquals(4, aws.history(arn).size());
      }
      assertEquals(List.of(), findings(node));
    }
  }

  @Test
  void whatIsDueInCenturiesWaits() {
    List<String> arns = new ArrayList<>();
    try (Node node = start(null);
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("asks", 30);
      String late = "\"Timestamp\":\"9999-12-31T23:59:59Z\"";
      arns.add(aws.start(aws.machine("w", WAIT.formatted(late)), "e", "{}"));
      arns.add(aws.start(aws.machine("s", WAIT.formatted("\"Seconds\":99999999")), "e", "{}"));
      arns.add(aws.start(aws.machine("t", ASK.formatted(99_999_999, queue)), "e", "{}"));
      String given = aws.machine("g", WAIT.formatted("\"TimestampPath\":\"$\""));
      String beyond = aws.start(given, "e", "\"+1000000000-01-01T00:00:00Z\"");
      assertEquals(ExecutionStatus.FAILED, aws.status(beyond));
    }
    try (Node node = start(null);
        Aws aws = new Aws(node.address().base())) {
      arns.forEach(arn -> assertEquals(ExecutionStatus.RUNNING, aws.status(arn)));
      arns.forEach(arn -> aws.sfn.stopExecution(s -> s.executionArn(arn)));
      assertEquals(List.of(), findings(node));
    }
  }

  /** One node on a file, or two on a database: one fires timers, the other is answered. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerAndItsTimeoutAtOnceHaveOneWinner(boolean several) throws Exception {
    Config.@Nullable Database database =
        several
            ? new Config.Database(
                LocalPostgres.shared().freshUrl(), null, null, Duration.ofSeconds(3))
            : null;
    try (Node one = start(database);
        Node other = several ? start(database) : one;
        Aws aws = new Aws(other.address().base());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String queue = aws.queue("asks", 600);
      String machine = aws.machine("m", ASK.formatted(120, queue));
      List<String> arns = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        arns.add(aws.start(machine, "e" + i, "{}"));
      }
      List<String> tokens = tokens(aws, queue, MANY);
      Map<String, Boolean> taken = new ConcurrentHashMap<>();
      for (int i = 0; i < MANY; i++) {
        String token = tokens.get(i);
        threads.submit(() -> taken.put(token, answered(aws, token)));
        ahead = i == MANY / 3 ? Duration.ofSeconds(121) : ahead;
      }
      Await.until("all are answered", () -> taken.size() == MANY);
      for (String arn : arns) {
        Await.until("it has ended", () -> aws.status(arn) != ExecutionStatus.RUNNING);
      }
      long succeeded =
          arns.stream().filter(arn -> aws.status(arn) == ExecutionStatus.SUCCEEDED).count();
      assertEquals(taken.values().stream().filter(yes -> yes).count(), succeeded);
      arns.forEach(arn -> checkOneEnd(aws, arn));
      assertEquals(List.of(), findings(one));
    }
  }

  private static void checkOneEnd(Aws aws, String arn) {
    List<String> types = aws.history(arn).stream().map(HistoryEvent::typeAsString).toList();
    assertEquals(
        1,
        types.stream().filter(List.of("TaskSucceeded", "TaskTimedOut")::contains).count(),
        types.toString());
    assertTrue(types.getLast().startsWith("Execution"));
  }

  private static boolean answered(Aws aws, String token) {
    try {
      aws.sfn.sendTaskSuccess(s -> s.taskToken(token).output("1"));
      return true;
    } catch (TaskTimedOutException e) {
      return false;
    }
  }

  private static List<String> tokens(Aws aws, String queue, int count) {
    List<String> tokens = new ArrayList<>();
    while (tokens.size() < count) {
      aws
          .sqs
          .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
          .messages()
          .stream()
          .map(Message::body)
          .forEach(tokens::add);
    }
    return tokens;
  }

  private static List<String> findings(Node node) {
    List<String> found = new ArrayList<>();
    Verification.run(node.store(), finding -> found.add(finding.toString()));
    return found;
  }

  private Node start(Config.@Nullable Database database) {
    Config config =
        new Config(
            new Config.Http("127.0.0.1", 0),
            folder.resolve("data"),
            null,
            Config.Outside.NONE,
            Config.Access.OPEN,
            database);
    return Node.start(config, clock);
  }
}
