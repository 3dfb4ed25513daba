package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Three real nodes on one PostgreSQL: any answers any call, and none is missed. */
class SeveralNodesTest {
  private static final String DEFINITION =
      """
      {"StartAt":"Ask","States":{
       "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"},"Next":"Rest"},
       "Rest":{"Type":"Wait","Seconds":1,"Next":"Work"},
       "Work":{"Type":"Task","Resource":"%s","End":true}}}\
      """;
  private static final String HANDLER =
      """
      export const handler = async (event) => {
        await new Promise(done => setTimeout(done, 300));
        return event;
      };
      """;
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final String database = LocalPostgres.shared().freshUrl();
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<Aws> nodes = new ArrayList<>();
  private String queue;
  private String machine;

  @BeforeEach
  void start() throws Exception {
    for (int node = 0; node < 3; node++) {
      add();
    }
    queue = nodes.getFirst().queue("asks", 30);
    machine = nodes.getFirst().machine("ask", DEFINITION.formatted(queue, function()));
  }

  private void add() throws Exception {
    ServerProcess server =
        ServerProcess.serve(folder.resolve("data"), "--db", database, "--db-lease-seconds", "3");
    servers.add(server);
    nodes.add(new Aws(server.address()));
  }

  @AfterEach
  void stop() {
    nodes.forEach(Aws::close);
    servers.forEach(ServerProcess::close);
  }

  @Test
  void whatAKilledNodeHeldGoesOn() throws Exception {
    List<String> executions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      executions.add(nodes.get(i % 3).start(machine, "e" + i, "{\"i\":" + i + "}"));
    }
    for (int i = 0; i < 15; i++) {
      answer(nodes.get(0), receive(nodes.get(1)));
    }
    // Those have begun to wait or to run their function, on the node that goes.
    LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
    servers.get(0).kill();
    long killed = System.nanoTime();
    for (int i = 15; i < 30; i++) {
      answer(nodes.get(2), receive(nodes.get(1)));
    }
    awaitAll(nodes.get(1), executions);
    Duration took = Duration.ofNanos(System.nanoTime() - killed);
    System.out.println("A killed node's work was done by others after " + took);
    assertTrue(took.compareTo(TAKEN_OVER_WITHIN) < 0, "took " + took);
  }

  @Test
  void aPausedNodeDoesNoHarmWhenItWakes() throws Exception {
    List<String> executions = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      executions.add(nodes.get(0).start(machine, "e" + i, "{\"i\":" + i + "}"));
    }
    for (int i = 0; i < 12; i++) {
      answer(nodes.get(0), receive(nodes.get(0)));
    }
    LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
    signal("STOP", servers.get(0));
    awaitAll(nodes.get(1), executions);
    signal("CONT", servers.get(0));
    awaitAll(nodes.get(0), executions);
    assertEquals("hello", receiveSent("hello"));
  }

  /** The node that slept serves as before. */
  private String receiveSent(String body) {
    nodes.get(0).sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    Message message = receive(nodes.get(0));
    while (!message.body().equals(body)) {
      message = receive(nodes.get(0));
    }
    return message.body();
  }

  private static void signal(String name, ServerProcess server) throws Exception {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start().waitFor());
  }

  @Test
  void longPollWakesForWhatArrivesOnAnotherNode() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Message> waiting = threads.submit(() -> receive(nodes.get(1)));
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      long sent = System.nanoTime();
      nodes.get(0).sqs.sendMessage(message -> message.queueUrl(queue).messageBody("hello"));
      assertEquals("hello", waiting.get().body());
      System.out.println(
          "Woken after " + Duration.ofNanos(System.nanoTime() - sent).toMillis() + " ms");
    }
  }

  /** Clients go to another node when one stops, as behind a load balancer. */
  @Test
  void rollingRestartFailsNoCallback() throws Exception {
    Queue<String> violations = new ConcurrentLinkedQueue<>();
    Queue<String> executions = new ConcurrentLinkedQueue<>();
    AtomicBoolean open = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        int number = client;
        clients.add(threads.submit(() -> load(number, open, executions, violations)));
      }
      for (int node = 0; node < 3; node++) {
        int enough = executions.size() + 8;
        Await.until("there is load", () -> executions.size() >= enough);
        ServerProcess old = servers.get(node);
        old.terminate();
        assertEquals(GracefulStopTest.EXIT_CODE, old.ended());
        add();
      }
      open.set(false);
      for (Future<?> client : clients) {
        client.get();
      }
    }
    answerTheRest(violations, List.copyOf(executions));
    awaitAll(nodes.getLast(), List.copyOf(executions));
    assertEquals(List.of(), List.copyOf(violations));
    System.out.println("Rolling restart under " + executions.size() + " executions");
  }

  /** What a client had received when its node went comes again. */
  private void answerTheRest(Queue<String> violations, List<String> executions) throws Exception {
    Aws aws = nodes.getLast();
    for (String execution : executions) {
      Await.until(
          "it ended",
          () -> {
            if (aws.status(execution) != ExecutionStatus.RUNNING) {
              return true;
            }
            answerOne(violations);
            return false;
          });
    }
  }

  private void load(
      int client, AtomicBoolean open, Queue<String> executions, Queue<String> violations) {
    for (int i = 0; open.get(); i++) {
      String name = "c" + client + "-" + i;
      executions.add(anywhere(violations, aws -> aws.start(machine, name, "{}")));
      answerOne(violations);
    }
  }

  private void answerOne(Queue<String> violations) {
    Message message = anywhere(violations, this::received);
    if (message != null) {
      anywhere(
          violations,
          aws -> {
            answer(aws, message);
            return true;
          });
    }
  }

  /** Tries one node after the other; what says no for another reason than its end is a fault. */
  private <T> T anywhere(Queue<String> violations, Function<Aws, T> call) {
    while (true) {
      for (Aws aws : List.copyOf(nodes).reversed()) {
        try {
          return call.apply(aws);
        } catch (TaskTimedOutException answeredBefore) {
          // The first try's answer was lost on its way; it was taken.
          return null;
        } catch (AwsServiceException refused) {
          if (refused.statusCode() < 500) {
            violations.add(refused.toString());
            return null;
          }
        } catch (SdkException gone) {
          // The next one.
        }
      }
    }
  }

  private Message received(Aws aws) {
    List<Message> some =
        aws.sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(1)).messages();
    return some.isEmpty() ? null : some.getFirst();
  }

  private Message receive(Aws aws) {
    return aws.sqs
        .receiveMessage(
            request -> request.queueUrl(queue).waitTimeSeconds(20).maxNumberOfMessages(1))
        .messages()
        .getFirst();
  }

  private static void answer(Aws aws, Message message) {
    aws.sfn.sendTaskSuccess(request -> request.taskToken(message.body()).output("{}"));
  }

  private static void awaitAll(Aws aws, List<String> executions) throws Exception {
    for (String execution : executions) {
      Await.until("it ended", () -> aws.status(execution) != ExecutionStatus.RUNNING);
      assertEquals(ExecutionStatus.SUCCEEDED, aws.status(execution));
      assertEquals(List.of(), LegalHistory.faults(aws.history(execution)));
    }
  }

  private String function() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.mjs"));
      zip.write(HANDLER.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return nodes
        .getFirst()
        .lambda
        .createFunction(function ->
            function
                .functionName("work")
                .runtime(Runtime.NODEJS22_X)
                .handler("index.handler")
                .role("arn:aws:iam::000000000000:role/test")
                .timeout(60)
                .code(zip -> zip.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))))
        .functionArn();
  }
}
