package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Waiting executions are rows: they cost no thread, and no memory beyond the cache's bound. {@code
 * -Dholdpoint.torture.waiting=10000} for the size that was promised.
 */
class ManyWaitingTest {
  private static final int WAITING = Integer.getInteger("holdpoint.torture.waiting", 2_000);

  /** The cache holds a thousand executions; from here on nothing may be added. */
  private static final int CACHE_FULL = 1_200;

  private static final int CLIENTS = 8;
  private static final long SLACK_BYTES = 8L << 20;
  private static final int SLACK_THREADS = 20;
  private static final String MACHINE =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task",
       "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":
       {"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"},"TimeoutSeconds":86400,"End":true}}}\
      """;

  /** The serial collector's generations, without the class space. */
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

  @TempDir Path folder;
  private final AtomicInteger names = new AtomicInteger();

  private record Cost(long heapBytes, long threads) {}

  @Test
  void waitingCostsNoThreadAndNoHeap() throws Exception {
    Path data = folder.resolve("data");
    List<String> small = List.of("-Xmx96m");
    Cost full;
    Cost all;
    String machine;
    try (ServerProcess server = ServerProcess.serve(data, small);
        Aws aws = new Aws(server.address())) {
      machine = aws.machine("ask", MACHINE.formatted(aws.queue("asks", 30)));
      start(aws, machine, CACHE_FULL);
      full = cost(server, "full");
      start(aws, machine, WAITING);
      all = cost(server, "all");
      System.out.println("Fresh: ready in " + server.untilReady());
      server.kill();
    }
    System.out.println(
        "With %d waiting: %s; with %d: %s".formatted(CACHE_FULL, full, WAITING, all));
    assertTrue(all.threads() - full.threads() < SLACK_THREADS);
    assertTrue(all.heapBytes() - full.heapBytes() < SLACK_BYTES);
    try (ServerProcess server = ServerProcess.serve(data, small);
        Aws aws = new Aws(server.address())) {
      System.out.println("With " + WAITING + " waiting: ready in " + server.untilReady());
      System.out.println("Then: " + cost(server, "restarted"));
      finishSome(aws);
    }
  }

  private void start(Aws aws, String machine, int upTo) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(threads.submit(() -> startUpTo(aws, machine, upTo)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
  }

  private void startUpTo(Aws aws, String machine, int upTo) {
    for (int name = next(upTo); name < upTo; name = next(upTo)) {
      aws.start(machine, "e" + name, "{\"text\":\"" + "x".repeat(2_000) + "\"}");
    }
  }

  private int next(int upTo) {
    return names.getAndUpdate(name -> Math.min(name + 1, upTo));
  }

  /** Heap after a collection, and threads of both kinds. */
  private Cost cost(ServerProcess server, String name) throws Exception {
    Path dump = folder.resolve(name + ".threads");
    ask(server, "Thread.dump_to_file", "-format=json", dump.toString());
    long threads =
        Files.readAllLines(dump).stream().filter(line -> line.contains("\"tid\"")).count();
    ask(server, "GC.run");
    Matcher used = USED.matcher(ask(server, "GC.heap_info"));
    long kibibytes = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
    }
    assertTrue(kibibytes > 0);
    return new Cost(kibibytes << 10, threads);
  }

  private static String ask(ServerProcess server, String... command) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    words.add(Long.toString(server.pid()));
    words.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jcmd.waitFor(), answer);
    return answer;
  }

  /** Old and new ones alike. */
  private static void finishSome(Aws aws) throws Exception {
    String queue = Traffic.url(aws, "asks");
    int finished = 0;
    while (finished < 100) {
      for (var message :
          aws.sqs
              .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
              .messages()) {
        aws.sfn.sendTaskSuccess(request -> request.taskToken(message.body()).output("{}"));
        finished++;
      }
    }
    int succeeded = finished;
    Await.until(
        "they have ended",
        () ->
            aws
                    .sfn
                    .listExecutionsPaginator(request ->
                        request
                            .stateMachineArn(
                                "arn:aws:states:us-east-1:000000000000:stateMachine:ask")
                            .statusFilter(ExecutionStatus.SUCCEEDED))
                    .executions()
                    .stream()
                    .count()
                == succeeded);
    assertEquals(100, finished);
  }
}
