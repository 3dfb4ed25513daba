package dev.holdpoint.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What executions cost that wait, and how soon a server that was killed serves their callbacks. */
final class Waiting {
  private static final int COUNT = Integer.getInteger("bench.waiting", 10_000);
  private static final int CLIENTS = 32;

  private Waiting() {}

  static void run() throws Exception {
    Table table =
        new Table(
            "%,d executions that wait for a callback".formatted(COUNT),
            "when",
            "threads",
            "heap after GC, MiB",
            "RSS MiB",
            "disk bytes for each, log included");
    long bytes;
    try (Folder folder = Folder.make()) {
      String url;
      try (ServerProcess server = ServerProcess.start(folder.file("data"));
          HttpAws aws = new HttpAws(server.address())) {
        url = aws.createQueue(Scenario.QUEUE);
        String machine = aws.createMachine("waiting", Scenario.CALLBACK.formatted(url));
        fill(server, machine, 2_000);
        row(table, "2,000 wait (warmed up, cache full)", server, "-");
        long before = folder.bytes();
        fill(server, machine, COUNT - 2_000);
        row(
            table,
            "%,d wait".formatted(COUNT),
            server,
            Long.toString((folder.bytes() - before) / (COUNT - 2_000)));
        server.kill();
      }
      restart(table, folder, url);
      bytes = folder.bytes() / COUNT;
    }
    table.print();
    System.out.printf("%nDisk bytes for each after a clean stop: %,d%n", bytes);
  }

  private static void restart(Table table, Folder folder, String url) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.file("data"));
        HttpAws aws = new HttpAws(server.address())) {
      long begin = System.nanoTime();
      Aws.Message message = aws.receive(url);
      aws.success(message.token(), Scenario.ANSWER);
      Duration first = Duration.ofNanos(System.nanoTime() - begin);
      row(
          table,
          "after SIGKILL and restart: ready in %d ms, first callback done %d ms later"
              .formatted(server.startedIn().toMillis(), first.toMillis()),
          server,
          "-");
    }
  }

  private static void fill(ServerProcess server, String machine, int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(threads.submit(() -> start(server, machine, left)));
      }
      for (Future<Boolean> client : clients) {
        client.get();
      }
    }
  }

  private static boolean start(ServerProcess server, String machine, AtomicInteger left)
      throws IOException {
    try (HttpAws aws = new HttpAws(server.address())) {
      while (left.getAndDecrement() > 0) {
        aws.start(machine, Scenario.INPUT);
      }
    }
    return true;
  }

  private static void row(Table table, String when, ServerProcess server, String bytes)
      throws Exception {
    double heap = server.heapMebibytes();
    table.row(when, server.status("Threads"), heap, server.status("VmRSS"), bytes);
  }
}
