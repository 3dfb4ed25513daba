package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every column of every table, spoilt in every way, on both stores: the node starts, what is sound
 * goes on, and verify tells of each row that is not as it was written.
 */
class DamagedColumnsTest {
  @TempDir Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  static Stream<Arguments> tables() {
    return Arrays.stream(Damage.Table.values())
        .flatMap(table -> Stream.of(Arguments.of(false, table), Arguments.of(true, table)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void onlyWhatIsDamagedStandsStill(boolean postgres, Damage.Table table) throws Exception {
    Config.@Nullable Database database =
        postgres
            ? new Config.Database(
                LocalPostgres.shared().freshUrl(), null, null, Duration.ofSeconds(3))
            : null;
    SoundWorld world;
    try (Node node = start(database);
        Aws aws = new Aws(node.address().base())) {
      world = SoundWorld.begin(aws, node);
      Victims.add(table, aws, node.store(), Instant.now().plus(Duration.ofMinutes(30)));
      assertEquals(List.of(), findings(node));
    }
    List<Damage.Spoilt> spoilt;
    try (Connection connection = connect(database)) {
      spoilt = new Damage(connection, table).all();
    }
    try (Node node = start(database)) {
      checkFound(findings(node), spoilt, table);
    }
    ahead = Duration.ofHours(1);
    try (Node node = start(database);
        Aws aws = new Aws(node.address().base())) {
      world.goesOn(aws, node);
      findings(node);
    }
  }

  private static void checkFound(
      List<String> findings, List<Damage.Spoilt> spoilt, Damage.Table table) {
    if (!SUMMED.contains(table)) {
      return;
    }
    for (Damage.Spoilt row : spoilt) {
      if (row.mustBeFound()) {
        assertTrue(
            findings.stream()
                .anyMatch(line -> row.names().stream().anyMatch(name -> told(line, name))),
            () -> row + " is not told of in " + findings);
      }
    }
  }

  /** Whether a finding begins with this name, perhaps behind its table's. */
  private static boolean told(String line, String name) {
    return !name.isEmpty() && line.contains(name + ":");
  }

  /** Tables whose rows have a sum, and whose rows verify names by their keys. */
  private static final List<Damage.Table> SUMMED =
      List.of(
          Damage.Table.EXECUTION,
          Damage.Table.TIMER,
          Damage.Table.MESSAGE_GROUP,
          Damage.Table.RECOLLECTION,
          Damage.Table.OUTBOX,
          Damage.Table.RESOURCE,
          Damage.Table.MESSAGE,
          Damage.Table.MAIL,
          Damage.Table.MAP_RUN);

  private static List<String> findings(Node node) {
    List<String> found = new ArrayList<>();
    Verification.run(node.store(), finding -> found.add(finding.toString()));
    return found;
  }

  private Connection connect(Config.@Nullable Database database) throws Exception {
    return DriverManager.getConnection(
        database == null ? "jdbc:sqlite:" + folder.resolve("data/holdpoint.db") : database.url());
  }

  private Node start(Config.@Nullable Database database) {
    Config config =
        new Config(
            new Config.Http("127.0.0.1", 0),
            folder.resolve("data"),
            null,
            Config.Outside.NONE,
            Config.Access.OPEN,
            database);
    return Node.start(config, clock);
  }
}
