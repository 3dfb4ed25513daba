package dev.holdpoint.bench;

import java.util.Arrays;

/** From the launcher's start to "ready", as a user has it who built once. */
final class Starting {
  private static final int TIMES = 7;

  private Starting() {}

  static void run() throws Exception {
    Table table =
        new Table(
            "From start to ready through the launcher, %d times".formatted(TIMES),
            "data",
            "quickest ms",
            "median ms",
            "slowest ms",
            "CPU ms of the median");
    try (Folder folder = Folder.make()) {
      long[][] runs = new long[TIMES][];
      for (int i = 0; i < TIMES; i++) {
        try (ServerProcess server = ServerProcess.start(folder.file("data"))) {
          runs[i] =
              new long[] {server.startedIn().toMillis(), Math.round(server.cpuSeconds() * 1000)};
        }
      }
      Arrays.sort(runs, (a, b) -> Long.compare(a[0], b[0]));
      table.row(
          "small, kept", runs[0][0], runs[TIMES / 2][0], runs[TIMES - 1][0], runs[TIMES / 2][1]);
    }
    table.print();
  }
}
