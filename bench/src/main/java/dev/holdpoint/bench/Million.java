package dev.holdpoint.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A million executions that wait, each with a timeout and a heartbeat: what they cost, what a
 * callback of the oldest, long gone cold, takes beside ten, and how soon a server that was killed
 * among them is ready.
 */
final class Million {
  private static final int COUNT = Integer.getInteger("bench.million", 1_000_000);
  private static final int FEW = 10;
  private static final int SAMPLES = Integer.getInteger("bench.samples", 1_000);
  private static final int CLIENTS = 64;
  private static final int ROWS = 4;

  private final Folder folder;
  private final Table memory =
      new Table("Waiting executions", "when", "threads", "heap after GC, MiB", "RSS MiB, most");
  private final Table latency =
      new Table(
          "One callback at a time, %,d each".formatted(SAMPLES),
          "when",
          "SendTaskSuccess p50 ms",
          "p99 ms",
          "StartExecution p50 ms",
          "p99 ms",
          "ReceiveMessage p50 ms",
          "p99 ms");

  private Million(Folder folder) {
    this.folder = folder;
  }

  static void run() throws Exception {
    try (Folder folder = Folder.make()) {
      Million million = new Million(folder);
      million.measure();
      million.memory.print();
      million.latency.print();
      System.out.printf("%nDisk bytes for each: %,d%n", folder.bytes() / COUNT);
    }
  }

  private void measure() throws Exception {
    String url;
    String machine;
    try (ServerProcess server = ServerProcess.start(folder.file("data"));
        HttpAws aws = new HttpAws(server.address())) {
      url = aws.createQueue(Scenario.QUEUE);
      machine = aws.createMachine("waiting", definition(url));
      fill(server.address(), machine, FEW);
      callbacks(server, machine, url, "warming up, %d wait".formatted(FEW));
      callbacks(server, machine, url, "%d wait".formatted(FEW));
      long begin = System.nanoTime();
      fill(server.address(), machine, COUNT - FEW);
      double seconds = (System.nanoTime() - begin) / 1e9;
      memory(server, "%,d wait, started in %.0f s".formatted(COUNT, seconds));
      callbacks(server, machine, url, "%,d wait".formatted(COUNT));
      memory(server, "after the callbacks");
      server.kill();
    }
    for (int time = 1; time <= 2; time++) {
      try (ServerProcess server = ServerProcess.start(folder.file("data"))) {
        memory(
            server,
            "SIGKILL, restart %d: ready in %d ms".formatted(time, server.startedIn().toMillis()));
        callbacks(server, machine, url, "after SIGKILL and restart " + time);
        callbacks(server, machine, url, "the same, warm");
        memory(server, "after those callbacks");
        server.kill();
      }
    }
  }

  /** Each time the oldest is answered and a new one started, so that as many go on waiting. */
  private void callbacks(ServerProcess server, String machine, String url, String when)
      throws Exception {
    long[][] nanos = new long[ROWS][SAMPLES];
    try (HttpAws aws = new HttpAws(server.address())) {
      for (int i = 0; i < SAMPLES; i++) {
        long begin = System.nanoTime();
        aws.start(machine, Scenario.INPUT);
        long started = System.nanoTime();
        Aws.Message message = aws.receive(url);
        long received = System.nanoTime();
        aws.success(message.token(), Scenario.ANSWER);
        nanos[0][i] = System.nanoTime() - received;
        nanos[1][i] = started - begin;
        nanos[2][i] = received - started;
        aws.delete(url, message.receiptHandle());
      }
    }
    Arrays.stream(nanos).forEach(Arrays::sort);
    latency.row(
        when,
        millis(nanos[0], 0.5),
        millis(nanos[0], 0.99),
        millis(nanos[1], 0.5),
        millis(nanos[1], 0.99),
        millis(nanos[2], 0.5),
        millis(nanos[2], 0.99));
    System.err.println("measured: " + when);
  }

  private static String millis(long[] sorted, double share) {
    return "%.2f".formatted(sorted[(int) ((sorted.length - 1) * share)] / 1e6);
  }

  private static void fill(URI server, String machine, int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> clients = new ArrayList<>();
      for (int client = 0; client < Math.min(CLIENTS, count); client++) {
        clients.add(threads.submit(() -> start(server, machine, left)));
      }
      for (Future<Boolean> client : clients) {
        client.get();
      }
    }
  }

  private static boolean start(URI server, String machine, AtomicInteger left) throws IOException {
    try (HttpAws aws = new HttpAws(server)) {
      while (left.getAndDecrement() > 0) {
        aws.start(machine, Scenario.INPUT);
      }
    }
    return true;
  }

  private void memory(ServerProcess server, String when) throws Exception {
    long most = server.status("VmHWM");
    memory.row(when, server.status("Threads"), server.heapMebibytes(), most);
    System.err.println("measured: " + when);
  }

  private static String definition(String queue) {
    return """
    {"StartAt": "Ask", "States": {"Ask": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "TimeoutSeconds": 31536000,
      "HeartbeatSeconds": 2592000,
      "Parameters": {"QueueUrl": "%s", "MessageBody": {
        "token.$": "$$.Task.Token", "order.$": "$.order"}},
      "End": true}}}\
    """
        .formatted(queue);
  }
}
