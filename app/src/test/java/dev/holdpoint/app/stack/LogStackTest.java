package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.app.stack.type.LogGroupType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.StateMachineType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.states.LogSettings;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What templates say of logs. */
class LogStackTest {
  private static final Address HERE = new Address(URI.create("http://127.0.0.1:1"));
  private static final Arn GROUP = LogGroups.arn(Home.DEFAULT, "/app/m");

  @TempDir Path folder;
  private final Store store = new InMemoryStore();
  private final LogGroups groups = new LogGroups();
  private final List<Arn> deleted = new ArrayList<>();

  private void run(String text) throws IOException {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new LogGroupType(groups, deleted::add));
    types.add(new StateMachineType());
    Instant now = Instant.ofEpochSecond(1_000);
    SystemIds ids = new SystemIds(InstantSource.fixed(now));
    StackRunner runner =
        new StackRunner(
            store,
            () -> new Turn(now, ids, Limits.aws(), Home.DEFAULT),
            new ResourceTypes(types),
            HERE,
            () -> "generated",
            StackCheck.NONE);
    runner.run("shop", Files.writeString(folder.resolve("t.yaml"), text), Map.of());
  }

  private LogSettings logging() {
    StateMachine machine =
        store.read(tx -> StateMachines.find(tx, Home.DEFAULT.arn("states", "stateMachine:m")));
    assertNotNull(machine);
    return machine.logging();
  }

  @Test
  void groupsHaveTheirRetentionAndMachinesLogToThem() throws IOException {
    String text =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/m, RetentionInDays: 7}}
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: m
              Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
              Logging:
                Level: LEVEL
                IncludeExecutionData: true
                Destinations: [{CloudWatchLogsLogGroup: {LogGroupArn: !GetAtt Group.Arn}}]
        """;
    run(text.replace("LEVEL", "ALL"));
    LogGroup group = store.read(tx -> groups.get(tx, GROUP));
    assertEquals(7, group.retentionDays());
    assertEquals(new LogSettings(LogSettings.Level.ALL, true, List.of(GROUP + ":*")), logging());
    run(text.replace("LEVEL", "ERROR").replace(", RetentionInDays: 7", ""));
    assertEquals(LogSettings.Level.ERROR, logging().level());
    assertNull(store.read(tx -> groups.get(tx, GROUP)).retentionDays());
    run("Resources: {Other: {Type: AWS::Logs::LogGroup}}");
    assertEquals(List.of(GROUP), deleted);
  }
}
