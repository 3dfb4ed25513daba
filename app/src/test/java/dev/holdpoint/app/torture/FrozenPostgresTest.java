package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** As {@link FrozenDataTest}, for what a version stored in PostgreSQL. */
class FrozenPostgresTest {
  private static final Path KEPT =
      Path.of(System.getProperty("holdpoint.root"), "store/src/test/resources/frozen-postgresql");
  private static final Instant FROZEN_AT = Instant.parse("2026-11-29T08:00:00Z");
  private static final int LARGEST = 300_000;

  @TempDir Path folder;
  private final long begun = System.nanoTime();
  private Duration ahead = Duration.ZERO;
  private final InstantSource clock =
      () -> FROZEN_AT.plus(ahead).plusNanos(System.nanoTime() - begun);

  static Stream<Path> kept() throws Exception {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatAVersionStoredGoesOn(Path file) throws Exception {
    goOn(file);
  }

  @Test
  void whatIsStoredTodayGoesOn() throws Exception {
    Path file = folder.resolve("dump.zip");
    String url = LocalPostgres.shared().freshUrl();
    try (Node node = start(url);
        Aws aws = new Aws(node.address().base())) {
      Frozen.begin(aws);
      assertEquals(List.of(), findings(node));
    }
    DatabaseCopy.dump(url, file);
    assertTrue(Files.size(file) < LARGEST, "A dump of " + Files.size(file) + " bytes");
    String name = System.getenv("HOLDPOINT_FREEZE");
    if (name != null) {
      Files.createDirectories(KEPT);
      Files.copy(file, KEPT.resolve(name + ".zip"), StandardCopyOption.REPLACE_EXISTING);
    }
    goOn(file);
  }

  private void goOn(Path file) throws Exception {
    String url = LocalPostgres.shared().freshUrl();
    DatabaseCopy.load(url, file);
    ahead = Duration.ofHours(1);
    try (Node node = start(url);
        Aws aws = new Aws(node.address().base())) {
      Frozen.work(aws);
      Await.until(
          "all have ended",
          () -> {
            Frozen.answer(aws);
            return executions(aws).stream().noneMatch(e -> e.status() == ExecutionStatus.RUNNING);
          });
      for (ExecutionListItem execution : executions(aws)) {
        ExecutionStatus wanted =
            Frozen.STATES.getOrDefault(execution.name(), ExecutionStatus.SUCCEEDED);
        assertEquals(wanted, execution.status(), execution.name());
      }
      assertTrue(executions(aws).size() >= Frozen.COUNT);
      assertEquals(List.of(), findings(node));
    }
  }

  private static List<ExecutionListItem> executions(Aws aws) {
    List<ExecutionListItem> all = new ArrayList<>();
    for (StateMachineListItem machine : aws.sfn.listStateMachines().stateMachines()) {
      all.addAll(
          aws.sfn.listExecutions(l -> l.stateMachineArn(machine.stateMachineArn())).executions());
    }
    return all;
  }

  private static List<String> findings(Node node) {
    List<String> found = new ArrayList<>();
    Verification.run(node.store(), finding -> found.add(finding.toString()));
    return found;
  }

  private Node start(String url) {
    return Node.start(
        new Config(
            new Config.Http("127.0.0.1", 0),
            folder.resolve("data"),
            null,
            Config.Outside.NONE,
            Config.Access.OPEN,
            new Config.Database(url, null, null, Duration.ofSeconds(3))),
        clock);
  }
}
