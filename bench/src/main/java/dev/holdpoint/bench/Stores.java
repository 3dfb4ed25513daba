package dev.holdpoint.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same round trips over SQLite and over PostgreSQL, through HTTP, in turns, so that whatever
 * else the machine does falls on both. PostgreSQL is one that is there: {@code -Dbench.db=URL}, an
 * empty database.
 */
final class Stores {
  private static final @Nullable String DB = System.getProperty("bench.db");
  private static final int TURNS = 3;

  /** Nodes that share the PostgreSQL in a further turn; none where it is 1. */
  private static final int NODES = Integer.getInteger("bench.nodes", 1);

  /** Commits of a round trip, where nothing shares them. */
  private static final int COMMITS = 4;

  private Stores() {}

  static void run(Duration time, Duration warmUp, Map<Integer, Double> disk) throws Exception {
    String url = DB;
    if (url == null) {
      System.err.println("Not measured: stores (name an empty PostgreSQL by -Dbench.db=URL)");
      return;
    }
    Table table =
        new Table(
            "Round trips through HTTP on either store, %d turns each".formatted(TURNS),
            "clients",
            "SQLite /s",
            "PostgreSQL /s",
            "ratio",
            "SQLite, per core-second of the server",
            "PostgreSQL, the same (its own processes not counted)",
            "SQLite's commits, share of the disk alone",
            "PostgreSQL's");
    try (Folder folder = Folder.make();
        OneStore sqlite = new OneStore(List.of(ServerProcess.start(folder.file("sqlite"))));
        OneStore postgres =
            new OneStore(List.of(ServerProcess.start(folder.file("postgres"), "--db", url)))) {
      sqlite.run(32, warmUp);
      postgres.run(32, warmUp);
      for (int clients : new int[] {1, 16, 64}) {
        compare(table, clients, time, sqlite, postgres, disk.get(1));
      }
      if (NODES > 1) {
        nodes(folder, url, time, warmUp, postgres);
      }
    }
    table.print();
  }

  /** The same clients on one node and on several, in turns; the one is among the several. */
  private static void nodes(Folder folder, String url, Duration time, Duration warmUp, OneStore one)
      throws Exception {
    Table table =
        new Table(
            "Round trips through HTTP on one PostgreSQL, %d turns each".formatted(TURNS),
            "clients",
            "one node /s",
            "%d nodes /s".formatted(NODES),
            "ratio");
    List<ServerProcess> servers = new ArrayList<>(one.servers);
    for (int node = 2; node <= NODES; node++) {
      servers.add(ServerProcess.start(folder.file("node" + node), "--db", url));
    }
    try (OneStore all = new OneStore(servers)) {
      all.run(32, warmUp);
      for (int clients : new int[] {16, 64}) {
        one.forget();
        all.forget();
        for (int turn = 0; turn < TURNS; turn++) {
          one.run(clients, time);
          all.run(clients, time);
        }
        table.row(clients, one.rate(), all.rate(), all.rate() / one.rate());
      }
    }
    table.print();
  }

  private static void compare(
      Table table,
      int clients,
      Duration time,
      OneStore sqlite,
      OneStore postgres,
      @Nullable Double disk)
      throws Exception {
    sqlite.forget();
    postgres.forget();
    for (int turn = 0; turn < TURNS; turn++) {
      sqlite.run(clients, time);
      postgres.run(clients, time);
    }
    table.row(
        clients,
        sqlite.rate(),
        postgres.rate(),
        postgres.rate() / sqlite.rate(),
        sqlite.done / sqlite.cpuSeconds,
        postgres.done / postgres.cpuSeconds,
        // With more clients than one, units share commits.
        clients == 1 ? Main.share(COMMITS * sqlite.rate(), disk) : "-",
        clients == 1 ? Main.share(COMMITS * postgres.rate(), disk) : "-");
  }

  /** The servers over one store, and what was measured of them. */
  private static final class OneStore implements AutoCloseable {
    private final List<ServerProcess> servers;
    private final List<Closeable> clients = new ArrayList<>();
    private final String queue;
    private final String machine;
    private long done;
    private double seconds;
    private double cpuSeconds;

    OneStore(List<ServerProcess> servers) throws IOException {
      this.servers = List.copyOf(servers);
      HttpAws aws = new HttpAws(servers.getFirst().address());
      clients.add(aws);
      this.queue = aws.createQueue(Scenario.QUEUE);
      this.machine = aws.createMachine("callback", Scenario.CALLBACK.formatted(queue));
    }

    void forget() {
      done = 0;
      seconds = 0;
      cpuSeconds = 0;
    }

    void run(int count, Duration time) throws Exception {
      double cpu = cpuNow();
      Load.Result result =
          Load.run(
              count,
              time,
              number -> {
                HttpAws client = new HttpAws(servers.get(number % servers.size()).address());
                clients.add(client);
                return () -> client.roundTrip(machine, queue);
              });
      done += result.nanos().length;
      seconds += result.seconds();
      cpuSeconds += cpuNow() - cpu;
    }

    private double cpuNow() {
      return servers.stream().mapToDouble(ServerProcess::cpuSeconds).sum();
    }

    double rate() {
      return done / seconds;
    }

    @Override
    public void close() throws IOException {
      for (Closeable client : clients) {
        client.close();
      }
      servers.forEach(ServerProcess::close);
    }
  }
}
