package dev.holdpoint.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
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
        OneStore sqlite = new OneStore(ServerProcess.start(folder.file("sqlite")));
        OneStore postgres =
            new OneStore(ServerProcess.start(folder.file("postgres"), "--db", url))) {
      sqlite.run(32, warmUp);
      postgres.run(32, warmUp);
      for (int clients : new int[] {1, 16, 64}) {
        compare(table, clients, time, sqlite, postgres, disk.get(1));
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

  /** A server over one store, and what was measured of it. */
  private static final class OneStore implements AutoCloseable {
    private final ServerProcess server;
    private final List<Closeable> clients = new ArrayList<>();
    private final String queue;
    private final String machine;
    private long done;
    private double seconds;
    private double cpuSeconds;

    OneStore(ServerProcess server) throws IOException {
      this.server = server;
      HttpAws aws = new HttpAws(server.address());
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
      URI address = server.address();
      double cpu = server.cpuSeconds();
      Load.Result result =
          Load.run(
              count,
              time,
              _ -> {
                HttpAws client = new HttpAws(address);
                clients.add(client);
                return () -> client.roundTrip(machine, queue);
              });
      done += result.nanos().length;
      seconds += result.seconds();
      cpuSeconds += server.cpuSeconds() - cpu;
    }

    double rate() {
      return done / seconds;
    }

    @Override
    public void close() throws IOException {
      for (Closeable client : clients) {
        client.close();
      }
      server.close();
    }
  }
}
