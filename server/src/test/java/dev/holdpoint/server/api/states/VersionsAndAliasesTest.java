package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Versions and aliases as AWS's own client sees them. */
final class VersionsAndAliasesTest {
  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRevisionIsPublishedOnce() {
    String machine = fixture.machine("m", answering(0));
    String first = publish(machine);
    assertEquals(machine + ":1", first);
    assertEquals(first, publish(machine));
    UpdateStateMachineResponse same = update(machine, 0, true);
    assertEquals(first, same.stateMachineVersionArn());
    assertNull(same.revisionId());
    assertEquals(machine + ":2", update(machine, 1, true).stateMachineVersionArn());
    assertEquals(List.of(machine + ":2", first), versions(machine));
  }

  @Test
  void onlyTheRevisionThatIsMeantIsPublished() {
    String machine = fixture.machine("m", answering(0));
    var refused = assertThrows(ConflictException.class, () -> publishRevision(machine, "other"));
    assertTrue(refused.getMessage().contains("The current State Machine revision is INITIAL."));
    assertEquals(machine + ":1", publishRevision(machine, "INITIAL"));
    String revision = update(machine, 1, false).revisionId();
    assertThrows(ConflictException.class, () -> publishRevision(machine, "INITIAL"));
    assertEquals(machine + ":2", publishRevision(machine, revision));
    assertEquals(revision, describe(machine + ":2").revisionId());
  }

  @Test
  void aVersionStaysAsItWas() {
    String machine =
        fixture
            .sfn
            .createStateMachine(m ->
                m.name("m")
                    .definition(answering(0))
                    .roleArn(StatesFixture.ROLE)
                    .publish(true)
                    .versionDescription("first"))
            .stateMachineArn();
    update(machine, 1, false);
    DescribeStateMachineResponse version = describe(machine + ":1");
    assertEquals(answering(0), version.definition());
    assertEquals("first", version.description());
    assertEquals(answering(1), describe(machine).definition());
    String execution = fixture.start(machine + ":1", "{}");
    var described = fixture.sfn.describeExecution(d -> d.executionArn(execution));
    assertEquals("0", described.output());
    assertEquals(machine, described.stateMachineArn());
    assertEquals(machine + ":1", described.stateMachineVersionArn());
    assertNull(described.stateMachineAliasArn());
    assertEquals(
        answering(0),
        fixture.sfn.describeStateMachineForExecution(d -> d.executionArn(execution)).definition());
  }

  @Test
  void creatingAgainComparesWhatIsPublished() {
    createPublished("one");
    assertEquals(1, createPublished("one"));
    assertThrows(StateMachineAlreadyExistsException.class, () -> createPublished("two"));
  }

  private int createPublished(String description) {
    String arn =
        fixture
            .sfn
            .createStateMachine(m ->
                m.name("p")
                    .definition(answering(0))
                    .roleArn(StatesFixture.ROLE)
                    .publish(true)
                    .versionDescription(description))
            .stateMachineArn();
    return versions(arn).size();
  }

  @Test
  void aNumberIsNeverGivenAgain() {
    String machine = fixture.machine("m", answering(0));
    String first = publish(machine);
    fixture.sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(first));
    fixture.sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(first));
    assertEquals(machine + ":2", publish(machine));
    assertThrows(StateMachineDoesNotExistException.class, () -> fixture.start(first, "{}"));
    assertThrows(
        ValidationException.class,
        () -> fixture.sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(machine)));
  }

  @Test
  void versionsAreLimitedAndListedInPages() {
    String machine = fixture.machine("m", answering(0));
    for (int i = 1; i <= 1_000; i++) {
      update(machine, i, true);
    }
    assertThrows(ServiceQuotaExceededException.class, () -> update(machine, 1_001, true));
    List<String> all =
        fixture
            .sfn
            .listStateMachineVersions(l -> l.stateMachineArn(machine).maxResults(1_000))
            .stateMachineVersions()
            .stream()
            .map(StateMachineVersionListItem::stateMachineVersionArn)
            .toList();
    assertEquals(1_000, all.size());
    var page = fixture.sfn.listStateMachineVersions(l -> l.stateMachineArn(machine));
    assertEquals(100, page.stateMachineVersions().size());
    var next =
        fixture.sfn.listStateMachineVersions(
            l -> l.stateMachineArn(machine).nextToken(page.nextToken()).maxResults(1));
    assertEquals(machine + ":900", next.stateMachineVersions().getFirst().stateMachineVersionArn());
  }

  @Test
  void anAliasDividesExecutionsByWeight() {
    String machine = twoVersions();
    String alias = alias("live", route(machine, 1, 80), route(machine, 2, 20));
    for (int i = 0; i < 200; i++) {
      fixture.start(alias, "{}");
    }
    Map<String, Integer> share = new TreeMap<>();
    List<ExecutionListItem> started =
        fixture.sfn.listExecutions(l -> l.stateMachineArn(alias).maxResults(1_000)).executions();
    started.forEach(one -> share.merge(one.stateMachineVersionArn(), 1, Integer::sum));
    assertEquals(200, started.size());
    assertEquals(alias, started.getFirst().stateMachineAliasArn());
    int first = share.getOrDefault(machine + ":1", 0);
    assertTrue(first > 120 && first < 195, share.toString());
    assertEquals(
        200 - first,
        fixture
            .sfn
            .listExecutions(l -> l.stateMachineArn(machine + ":2").maxResults(1_000))
            .executions()
            .size());
  }

  @Test
  void anAliasIsDescribedUpdatedAndDeleted() {
    String machine = twoVersions();
    String alias = alias("live", route(machine, 1, 100));
    assertEquals(alias, alias("live", route(machine, 1, 100)));
    assertThrows(ConflictException.class, () -> alias("live", route(machine, 2, 100)));
    fixture.sfn.updateStateMachineAlias(u ->
        u.stateMachineAliasArn(alias)
            .description("second")
            .routingConfiguration(route(machine, 2, 100)));
    var described = fixture.sfn.describeStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    assertEquals("second", described.description());
    assertEquals(List.of(route(machine, 2, 100)), described.routingConfiguration());
    assertNotNull(described.updateDate());
    var conflict =
        assertThrows(
            ConflictException.class,
            () ->
                fixture.sfn.deleteStateMachineVersion(
                    d -> d.stateMachineVersionArn(machine + ":2")));
    assertTrue(conflict.getMessage().contains("[live]"), conflict.getMessage());
    fixture.sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(machine + ":1"));
    fixture.sfn.deleteStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    fixture.sfn.deleteStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    assertThrows(
        ResourceNotFoundException.class,
        () -> fixture.sfn.describeStateMachineAlias(d -> d.stateMachineAliasArn(alias)));
    assertThrows(StateMachineDoesNotExistException.class, () -> fixture.start(alias, "{}"));
  }

  @Test
  void badRoutesAreRefused() {
    String machine = twoVersions();
    fixture.machine("other", answering(0));
    String other = publish(machine.replace(":m", ":other"));
    refused("must contain state machine version ARNs", route(machine, 0, 100));
    refused("must contain distinct", route(machine, 1, 50), route(machine, 1, 50));
    refused("must equal 100. Received: [70, 29]", route(machine, 1, 70), route(machine, 2, 29));
    refused("of the same state machine", route(machine, 1, 70), item(other, 30));
    refused("does not exist", route(machine, 9, 100));
    refused("Value '101' at 'routingConfiguration.1.member.weight'", route(machine, 1, 101));
    var name = assertThrows(ValidationException.class, () -> alias("12", route(machine, 1, 100)));
    assertTrue(name.getMessage().contains("^(?=.*[a-zA-Z_\\-\\.])"), name.getMessage());
  }

  private void refused(String why, RoutingConfigurationListItem... routes) {
    var refused = assertThrows(SfnException.class, () -> alias("a", routes));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void aliasesAreLimitedAndListedNewestFirst() {
    String machine = twoVersions();
    for (int i = 0; i < 100; i++) {
      fixture.now = fixture.now.plusMillis(1);
      alias("a" + i, route(machine, 1 + i % 2, 100));
    }
    assertThrows(ServiceQuotaExceededException.class, () -> alias("more", route(machine, 1, 100)));
    var page = fixture.sfn.listStateMachineAliases(l -> l.stateMachineArn(machine).maxResults(99));
    assertEquals(machine + ":a99", page.stateMachineAliases().getFirst().stateMachineAliasArn());
    var last =
        fixture.sfn.listStateMachineAliases(
            l -> l.stateMachineArn(machine).nextToken(page.nextToken()));
    assertEquals(
        List.of(machine + ":a0"),
        last.stateMachineAliases().stream().map(a -> a.stateMachineAliasArn()).toList());
    assertEquals(
        50,
        fixture
            .sfn
            .listStateMachineAliases(l -> l.stateMachineArn(machine + ":2"))
            .stateMachineAliases()
            .size());
  }

  /** A machine whose versions 1 and 2 answer 0 and 1. */
  private String twoVersions() {
    String machine = fixture.machine("m", answering(0));
    publish(machine);
    update(machine, 1, true);
    return machine;
  }

  static String answering(int answer) {
    return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":"
        + answer
        + ",\"End\":true}}}";
  }

  private String publish(String machine) {
    return fixture
        .sfn
        .publishStateMachineVersion(p -> p.stateMachineArn(machine))
        .stateMachineVersionArn();
  }

  private String publishRevision(String machine, String revision) {
    return fixture
        .sfn
        .publishStateMachineVersion(p -> p.stateMachineArn(machine).revisionId(revision))
        .stateMachineVersionArn();
  }

  private UpdateStateMachineResponse update(String machine, int answer, boolean publish) {
    return fixture.sfn.updateStateMachine(
        u -> u.stateMachineArn(machine).definition(answering(answer)).publish(publish));
  }

  private DescribeStateMachineResponse describe(String arn) {
    return fixture.sfn.describeStateMachine(d -> d.stateMachineArn(arn));
  }

  private List<String> versions(String machine) {
    return fixture
        .sfn
        .listStateMachineVersions(l -> l.stateMachineArn(machine))
        .stateMachineVersions()
        .stream()
        .map(StateMachineVersionListItem::stateMachineVersionArn)
        .toList();
  }

  private String alias(String name, RoutingConfigurationListItem... routes) {
    return fixture
        .sfn
        .createStateMachineAlias(a -> a.name(name).routingConfiguration(Arrays.asList(routes)))
        .stateMachineAliasArn();
  }

  /** Version 0 stands for the machine itself. */
  private static RoutingConfigurationListItem route(String machine, int version, int weight) {
    return item(version == 0 ? machine : machine + ":" + version, weight);
  }

  private static RoutingConfigurationListItem item(String arn, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(arn)
        .weight(weight)
        .build();
  }
}
