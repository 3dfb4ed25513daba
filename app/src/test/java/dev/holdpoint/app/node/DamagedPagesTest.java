package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.verify.Report;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.server.access.AccessRole;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database some of whose pages are garbage. */
class DamagedPagesTest {
  private static final int PAGE = 4096;
  @TempDir private Path data;

  @Test
  void areFindingsOfTheVerification() throws Exception {
    Config config =
        new Config(
            new Config.Http("127.0.0.1", 0),
            data,
            null,
            Config.Outside.NONE,
            new Config.Access(List.of(), AccessRole.OPERATOR, List.of()));
    Node.start(config).close();
    spoil(root("execution"));
    List<String> told = new ArrayList<>();
    try (Store store = StoreToRead.open(config)) {
      Report report = Verification.run(store, finding -> told.add(finding.toString()));
      assertTrue(report.findings() > 0, told.toString());
    }
    assertTrue(told.getLast().contains("cannot be read any further"), told.toString());
  }

  /** The page, counted from one, where a table begins. */
  private long root(String table) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("holdpoint.db"));
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select rootpage from sqlite_master where name = '" + table + "'")) {
      return found.getLong(1);
    }
  }

  private void spoil(long page) throws Exception {
    byte[] garbage = new byte[PAGE];
    Arrays.fill(garbage, (byte) 0xaa);
    try (RandomAccessFile file =
        new RandomAccessFile(data.resolve("holdpoint.db").toFile(), "rw")) {
      file.seek((page - 1) * PAGE);
      file.write(garbage);
    }
  }
}
