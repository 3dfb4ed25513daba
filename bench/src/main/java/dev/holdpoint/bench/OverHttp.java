package dev.holdpoint.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same round trips through the AWS API, against a server in a process of its own. */
final class OverHttp implements AutoCloseable {
  private final ServerProcess server;
  private final List<Closeable> clients = new ArrayList<>();

  private OverHttp(Folder folder) throws Exception {
    this.server = ServerProcess.start(folder.file("data"));
  }

  static void run(Duration time, Duration warmUp) throws Exception {
    try (Folder folder = Folder.make();
        OverHttp http = new OverHttp(folder)) {
      http.throughput(time, warmUp);
      http.latency(time);
    }
  }

  private void throughput(Duration time, Duration warmUp) throws Exception {
    Table table =
        new Table(
            "Through the AWS API over HTTP: whole callback round trips"
                + " (start, receive, answer, delete: 4 requests)",
            "client",
            "clients",
            "round trips/s",
            "per core-second of the server",
            "of server and client",
            "server's cores",
            "p50 ms",
            "p99 ms");
    URI address = server.address();
    SdkAws sdk = new SdkAws(address);
    clients.add(sdk);
    String url = sdk.createQueue(Scenario.QUEUE);
    String machine = sdk.createMachine("callback", Scenario.CALLBACK.formatted(url));
    Load.Jobs lean =
        _ -> {
          HttpAws client = new HttpAws(address);
          clients.add(client);
          return () -> client.roundTrip(machine, url);
        };
    Load.run(32, warmUp, lean);
    for (int count : new int[] {1, 16, 64, 256}) {
      measure(table, "lean", count, time, lean);
    }
    Load.Jobs real = _ -> () -> sdk.roundTrip(machine, url);
    Load.run(16, warmUp.dividedBy(2), real);
    measure(table, "AWS SDK for Java", 16, time, real);
    table.print();
  }

  private void measure(Table table, String name, int count, Duration time, Load.Jobs jobs)
      throws Exception {
    double cpu = server.cpuSeconds();
    Load.Result result = Load.run(count, time, jobs);
    double used = server.cpuSeconds() - cpu;
    int done = result.nanos().length;
    table.row(
        name,
        count,
        result.rate(),
        done / used,
        done / (used + result.cpuSeconds()),
        used / result.seconds(),
        result.millis(0.5),
        result.millis(0.99));
  }

  private void latency(Duration time) throws Exception {
    Table table =
        new Table(
            "Low load, one client, one at a time: from sending the callback",
            "until",
            "p50 ms",
            "p99 ms");
    try (HttpAws client = new HttpAws(server.address())) {
      String url = client.createQueue("latency");
      String machine = client.createMachine("latency", Scenario.CALLBACK.formatted(url));
      List<Long> accepted = new ArrayList<>();
      List<Long> done = new ArrayList<>();
      Load.run(1, time, _ -> () -> once(client, machine, url, accepted, done));
      table.row(
          "200 (durable, and the execution has ended)", at(accepted, 0.5), at(accepted, 0.99));
      table.row("DescribeExecution said SUCCEEDED", at(done, 0.5), at(done, 0.99));
    }
    table.print();
  }

  private static void once(
      Aws aws, String machine, String url, List<Long> accepted, List<Long> done) throws Exception {
    String execution = aws.start(machine, Scenario.INPUT);
    Aws.Message message = aws.receive(url);
    long begin = System.nanoTime();
    aws.success(message.token(), Scenario.ANSWER);
    accepted.add(System.nanoTime() - begin);
    String status = aws.status(execution);
    while (!status.equals("SUCCEEDED")) {
      status = aws.status(execution);
    }
    done.add(System.nanoTime() - begin);
    aws.delete(url, message.receiptHandle());
  }

  private static double at(List<Long> nanos, double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
  }

  @Override
  public void close() throws IOException {
    for (Closeable client : clients) {
      client.close();
    }
    server.close();
  }
}
