package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Asked to stop, the server answers what it was asked before, and ends. */
class GracefulStopTest {
  /** A stop that was asked for is no failure. */
  static final int EXIT_CODE = 0;

  private static final int CLIENTS = 8;
  private static final String MACHINE =
      """
      {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":86400,"End":true}}}\
      """;

  @TempDir Path folder;
  private final AtomicInteger names = new AtomicInteger();
  private final Queue<String> started = new ConcurrentLinkedQueue<>();

  @Test
  void answersWhatItWasAskedAndEnds() throws Exception {
    Path data = folder.resolve("data");
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> polls = polls(aws, threads);
      String machine = aws.machine("load", MACHINE);
      List<Future<Integer>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(threads.submit(() -> startUntilRefused(aws, machine)));
      }
      Await.until("there is load", () -> started.size() > 10 * CLIENTS);
      polls.forEach(poll -> assertFalse(poll.isDone()));
      server.terminate();
      for (Future<Boolean> poll : polls) {
        assertTrue(poll.get(), "A long poll was answered, with nothing");
      }
      for (Future<Integer> client : clients) {
        assertTrue(client.get() == 503 || client.get() == 0, "status " + client.get());
      }
      assertEquals(EXIT_CODE, server.ended());
    }
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      started.forEach(aws::status);
    }
  }

  private static List<Future<Boolean>> polls(Aws aws, ExecutorService threads) {
    String queue = aws.queue("empty", 30);
    String activity = aws.sfn.createActivity(request -> request.name("idle")).activityArn();
    List<Callable<Boolean>> polls =
        List.of(
            () ->
                aws.sqs
                    .receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20))
                    .messages()
                    .isEmpty(),
            () ->
                aws.sfn.getActivityTask(request -> request.activityArn(activity)).taskToken()
                    == null);
    return polls.stream().map(threads::submit).toList();
  }

  /** Starts executions; the status that ended it, or 0 where nobody listens any more. */
  private int startUntilRefused(Aws aws, String machine) {
    try {
      while (true) {
        started.add(aws.start(machine, "e" + names.incrementAndGet(), "{}"));
      }
    } catch (SfnException refused) {
      return refused.statusCode();
    } catch (SdkClientException closed) {
      return 0;
    }
  }
}
