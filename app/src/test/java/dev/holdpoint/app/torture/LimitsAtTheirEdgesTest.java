package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.ConfigReader;
import dev.holdpoint.app.node.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.ActivityWorkerLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.OverLimitException;

/** The last one that a limit allows, and the first one that it does not, through AWS's clients. */
class LimitsAtTheirEdgesTest {
  private static final String WAIT =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1800,\"End\":true}}}";

  @TempDir Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  @Test
  void messagesInFlight() throws Exception {
    try (Node node = start(Map.of("limits.in-flight", "3"));
        Aws aws = new Aws(node.address().base())) {
      String queue = aws.queue("q", 600);
      for (int i = 0; i < 5; i++) {
        aws.sqs.sendMessage(s -> s.queueUrl(queue).messageBody("m"));
      }
      List<Message> three = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        three.addAll(aws.sqs.receiveMessage(r -> r.queueUrl(queue)).messages());
      }
      assertEquals(3, three.size());
      OverLimitException refused =
          assertThrows(
              OverLimitException.class, () -> aws.sqs.receiveMessage(r -> r.queueUrl(queue)));
      assertEquals("OverLimit", refused.awsErrorDetails().errorCode());
      assertEquals(403, refused.statusCode());
      // As on AWS, a long poll hears nothing of it.
      assertEquals(
          List.of(), aws.sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(1)).messages());
      Message one = three.getFirst();
      aws.sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(one.receiptHandle()));
      Await.until("there is room again", () -> received(aws, queue) == 1);
      assertThrows(OverLimitException.class, () -> aws.sqs.receiveMessage(r -> r.queueUrl(queue)));
    }
  }

  private static int received(Aws aws, String queue) {
    return aws.sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(1)).messages().size();
  }

  @Test
  void openExecutions() throws Exception {
    try (Node node = start(Map.of("limits.executions", "2"));
        Aws aws = new Aws(node.address().base())) {
      String machine = aws.machine("m", WAIT);
      String first = aws.start(machine, "one", "{}");
      aws.start(machine, "two", "{}");
      ExecutionLimitExceededException refused =
          assertThrows(
              ExecutionLimitExceededException.class, () -> aws.start(machine, "three", "{}"));
      assertEquals("ExecutionLimitExceeded", refused.awsErrorDetails().errorCode());
      assertEquals(400, refused.statusCode());
      // Who asks for one that is there is told of it.
      assertEquals(first, aws.start(machine, "one", "{}"));
      aws.sfn.stopExecution(s -> s.executionArn(first));
      Await.until("there is room again", () -> starts(aws, machine, "three"));
    }
  }

  private static boolean starts(Aws aws, String machine, String name) {
    try {
      aws.start(machine, name, "{}");
      return true;
    } catch (ExecutionLimitExceededException stillFull) {
      return false;
    }
  }

  @Test
  @SuppressWarnings("try") // The node ends before the polls are asked how they ended.
  void longPollsOfQueuesAndOfActivities() throws Exception {
    try (Node node = start(Map.of("limits.polls", "2"));
        Aws aws = new Aws(node.address().base());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String queue = aws.queue("q", 600);
      List<Future<String>> polls =
          three(threads, () -> aws.sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)));
      assertEquals("RequestThrottled", firstEnd(polls));
      // Who does not wait is served.
      aws.sqs.receiveMessage(r -> r.queueUrl(queue));
      String activity = aws.sfn.createActivity(a -> a.name("a")).activityArn();
      List<Future<String>> workers =
          three(threads, () -> aws.sfn.getActivityTask(g -> g.activityArn(activity)));
      assertEquals("ActivityWorkerLimitExceeded", firstEnd(workers));
      assertThrows(
          ActivityWorkerLimitExceededException.class,
          () -> aws.sfn.getActivityTask(g -> g.activityArn(activity)));
      node.close();
      for (Future<String> one : polls) {
        one.get();
      }
    }
  }

  private static List<Future<String>> three(ExecutorService threads, Runnable call) {
    return List.of(
        threads.submit(() -> code(call)),
        threads.submit(() -> code(call)),
        threads.submit(() -> code(call)));
  }

  /** How the one ended that found no room; the others wait. */
  private static String firstEnd(List<Future<String>> calls) throws Exception {
    Await.until("one is refused", () -> calls.stream().anyMatch(Future::isDone));
    assertEquals(1, calls.stream().filter(Future::isDone).count());
    return calls.stream().filter(Future::isDone).findFirst().orElseThrow().get();
  }

  private static String code(Runnable call) {
    try {
      call.run();
      return "";
    } catch (AwsServiceException refused) {
      return refused.awsErrorDetails().errorCode();
    }
  }

  @Test
  void mailsOfAMinute() throws Exception {
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    Map<String, String> settings = new HashMap<>();
    settings.put("smtp.host", "127.0.0.1");
    settings.put("smtp.port", Integer.toString(post.getSmtp().getPort()));
    settings.put("smtp.security", "none");
    settings.put("smtp.per-minute", "1");
    try (Node node = start(settings);
        Aws aws = new Aws(node.address().base())) {
      String topic = aws.sns.createTopic(t -> t.name("news")).topicArn();
      for (int i = 0; i < 3; i++) {
        String to = "person" + i + "@example.test";
        aws.sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint(to));
      }
      for (int mails = 1; mails <= 3; mails++) {
        int expected = mails;
        Await.until("one more has left", () -> post.getReceivedMessages().length == expected);
        assertTrue(post.waitForIncomingEmail(300, 1));
        assertEquals(expected, post.getReceivedMessages().length);
        ahead = ahead.plusSeconds(61);
      }
    } finally {
      post.stop();
    }
  }

  private Node start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("http.port", "0");
    all.put("data", folder.resolve("data").toString());
    Config config = ConfigReader.read(null, Map.of(), all);
    return Node.start(config, clock);
  }
}
