package dev.holdpoint.bench;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The floor under everything: a file that grows, forced to the disk once for each batch. */
final class DiskAlone {
  private static final int RECORD_BYTES = 1_000;

  private DiskAlone() {}

  /** Units for each second, by batch size. */
  static Map<Integer, Double> run(Duration time) throws Exception {
    Table table =
        new Table(
            "Disk alone: 1,000 bytes a unit, `force(false)` after each batch",
            "batch",
            "units/s",
            "commits/s",
            "p50 ms",
            "p99 ms");
    Map<Integer, Double> rates = new TreeMap<>();
    for (int batch : new int[] {1, 33, 100}) {
      Load.Result result = commits(batch, time);
      rates.put(batch, result.rate() * batch);
      table.row(
          batch, result.rate() * batch, result.rate(), result.millis(0.5), result.millis(0.99));
    }
    table.print();
    return rates;
  }

  private static Load.Result commits(int batch, Duration time) throws Exception {
    byte[] bytes = new byte[batch * RECORD_BYTES];
    new Random(1).nextBytes(bytes);
    try (Folder folder = Folder.make();
        FileChannel file =
            FileChannel.open(
                folder.file("log"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
      return Load.run(
          1,
          time,
          _ ->
              () -> {
                file.write(ByteBuffer.wrap(bytes));
                file.force(false);
              });
    }
  }
}
