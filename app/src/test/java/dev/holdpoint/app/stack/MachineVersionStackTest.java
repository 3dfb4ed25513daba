package dev.holdpoint.app.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.stack.type.MachineAliasType;
import dev.holdpoint.app.stack.type.MachineVersionType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.StateMachineType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.states.MachineVersion;
import dev.holdpoint.core.states.MachineVersions;
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

/** Versions of machines and aliases that a template has. */
class MachineVersionStackTest {
  private static final Arn MACHINE = Home.DEFAULT.arn("states", "stateMachine:m");
  private static final String TEMPLATE =
      """
      Resources:
        Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
        Machine:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            StateMachineName: m
            RoleArn: !GetAtt Role.Arn
            Definition: {StartAt: P, States: {P: {Type: Pass, Result: RESULT, End: true}}}
        Version:
          Type: AWS::StepFunctions::StateMachineVersion
          Properties:
            StateMachineArn: !Ref Machine
            StateMachineRevisionId: !GetAtt Machine.StateMachineRevisionId
        Live:
          Type: AWS::StepFunctions::StateMachineAlias
          Properties:
            Name: live
            ROUTES
      """;
  private static final String ROUTED =
      "RoutingConfiguration: [{StateMachineVersionArn: !Ref Version, Weight: 100}]";
  private static final String DEPLOYED =
      "DeploymentPreference: {StateMachineVersionArn: !Ref Version, Type: LINEAR, Interval: 1}";

  @TempDir Path folder;
  private final Store store = new InMemoryStore();

  private void run(String text) throws IOException {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.addAll(List.of(new StateMachineType(), new MachineVersionType(), new MachineAliasType()));
    Instant now = Instant.ofEpochSecond(1_000);
    SystemIds ids = new SystemIds(InstantSource.fixed(now));
    StackRunner runner =
        new StackRunner(
            store,
            () -> new Turn(now, ids, Limits.aws(), Home.DEFAULT),
            new ResourceTypes(types),
            new Address(URI.create("http://127.0.0.1:1")),
            () -> "generated",
            StackCheck.NONE);
    runner.run("shop", Files.writeString(folder.resolve("t.yaml"), text), Map.of());
  }

  private List<Integer> versions() {
    return store.read(tx -> MachineVersions.list(tx, MACHINE.value(), null, 9)).stream()
        .map(MachineVersion::number)
        .toList();
  }

  private List<Alias.Route> routes() {
    return store.read(tx -> Aliases.get(tx, MACHINE + ":live")).routes();
  }

  @Test
  void aliasGoesWithTheMachinesVersions() throws IOException {
    run(TEMPLATE.replace("RESULT", "one").replace("ROUTES", ROUTED));
    assertEquals(List.of(new Alias.Route(Arn.of(MACHINE + ":1"), 100)), routes());
    run(TEMPLATE.replace("RESULT", "one").replace("ROUTES", ROUTED));
    assertEquals(List.of(1), versions());
    run(TEMPLATE.replace("RESULT", "two").replace("ROUTES", DEPLOYED));
    assertEquals(List.of(2, 1), versions());
    assertEquals(List.of(new Alias.Route(Arn.of(MACHINE + ":2"), 100)), routes());
  }

  @Test
  void samPublishesAnAlias() throws IOException {
    run(
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: m
              AutoPublishAlias: live
              Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
        """);
    assertEquals(List.of(new Alias.Route(Arn.of(MACHINE + ":1"), 100)), routes());
  }

  @Test
  void theyGoBeforeTheMachine() throws IOException {
    run(TEMPLATE.replace("RESULT", "one").replace("ROUTES", ROUTED));
    run(TEMPLATE.substring(0, TEMPLATE.indexOf("  Version:")).replace("RESULT", "one"));
    assertEquals(List.of(), versions());
  }
}
