package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidEncryptionConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** What may be said of a machine besides its definition, as AWS's own client sees it. */
final class MachineSettingsTest {
  private static final String PASS = VersionsAndAliasesTest.answering(0);
  private static final String GROUP =
      "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/m:*";

  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void loggingIsKeptAsGivenAndComparedWhenAskedAgain() {
    create("m", logging(LogLevel.ALL, GROUP));
    assertEquals(logging(LogLevel.ALL, GROUP), create("m", logging(LogLevel.ALL, GROUP)));
    assertThrows(
        StateMachineAlreadyExistsException.class,
        () -> create("m", logging(LogLevel.ERROR, GROUP)));
  }

  @Test
  void loggingMustNameExactlyOneGroup() {
    refusedLogging("Must specify exactly one Log Destination.", logging(LogLevel.ERROR));
    refusedLogging(
        "Must specify exactly one Log Destination.", logging(LogLevel.ALL, GROUP, GROUP));
    refusedLogging(
        "Log Group ARN must be provided with '*' qualifier.",
        logging(LogLevel.ALL, GROUP.substring(0, GROUP.length() - 2)));
    refusedLogging("valid Log Group ARN", logging(LogLevel.ALL, "group"));
  }

  private void refusedLogging(String why, LoggingConfiguration logging) {
    var refused =
        assertThrows(InvalidLoggingConfigurationException.class, () -> create("l", logging));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private LoggingConfiguration create(String name, LoggingConfiguration logging) {
    String arn =
        fixture
            .sfn
            .createStateMachine(m ->
                m.name(name)
                    .definition(PASS)
                    .roleArn(StatesFixture.ROLE)
                    .loggingConfiguration(logging))
            .stateMachineArn();
    return fixture.sfn.describeStateMachine(d -> d.stateMachineArn(arn)).loggingConfiguration();
  }

  private static LoggingConfiguration logging(LogLevel level, String... groups) {
    return LoggingConfiguration.builder()
        .level(level)
        .includeExecutionData(true)
        .destinations(
            List.of(groups).stream()
                .map(arn ->
                    LogDestination.builder()
                        .cloudWatchLogsLogGroup(group -> group.logGroupArn(arn))
                        .build())
                .toList())
        .build();
  }

  @Test
  void aKeyOfTheCallersOwnIsRefusedByName() {
    var refused =
        assertThrows(
            InvalidEncryptionConfigurationException.class,
            () ->
                fixture.sfn.createActivity(a ->
                    a.name("a")
                        .encryptionConfiguration(
                            e -> e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY).kmsKeyId("k"))));
    assertTrue(refused.getMessage().contains("CUSTOMER_MANAGED_KMS_KEY"));
    String arn = fixture.machine("m", PASS);
    assertEquals(
        EncryptionType.AWS_OWNED_KEY,
        fixture
            .sfn
            .describeStateMachine(d -> d.stateMachineArn(arn))
            .encryptionConfiguration()
            .type());
  }

  @Test
  void anExpressMachineIsShownAsOneAndCannotWait() {
    String arn = express("e", PASS);
    assertEquals(
        StateMachineType.EXPRESS,
        fixture.sfn.describeStateMachine(d -> d.stateMachineArn(arn)).type());
    assertEquals(
        StateMachineType.EXPRESS,
        fixture.sfn.listStateMachines(_ -> {}).stateMachines().getFirst().type());
    assertThrows(
        StateMachineTypeNotSupportedException.class,
        () -> fixture.sfn.listExecutions(l -> l.stateMachineArn(arn)));
    refusedExpress(
        "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "does not support '.waitForTaskToken' service integration  at /States/A/Resource");
    refusedExpress(
        "arn:aws:states:::states:startExecution.sync:2",
        "does not support '.sync' service integration at /States/A/Resource");
    refusedExpress(
        "arn:aws:states:us-east-1:000000000000:activity:a",
        "does not support Activity ARN at /States/A/Resource");
  }

  private void refusedExpress(String resource, String why) {
    String task =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\""
            + resource
            + "\",\"End\":true}}}";
    var refused = assertThrows(InvalidDefinitionException.class, () -> express("r", task));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private String express(String name, String definition) {
    return fixture
        .sfn
        .createStateMachine(m ->
            m.name(name)
                .definition(definition)
                .roleArn(StatesFixture.ROLE)
                .type(StateMachineType.EXPRESS))
        .stateMachineArn();
  }

  @Test
  void machinesAndActivitiesAreTagged() {
    String activity =
        fixture.sfn.createActivity(a -> a.name("a").tags(tag("team", "x"))).activityArn();
    for (String arn : List.of(fixture.machine("m", PASS), activity)) {
      fixture.sfn.tagResource(t -> t.resourceArn(arn).tags(tag("team", "y"), tag("b", "")));
      assertEquals(
          List.of(tag("b", ""), tag("team", "y")),
          fixture.sfn.listTagsForResource(l -> l.resourceArn(arn)).tags());
      fixture.sfn.untagResource(u -> u.resourceArn(arn).tagKeys("team", "other"));
      assertEquals(
          List.of(tag("b", "")), fixture.sfn.listTagsForResource(l -> l.resourceArn(arn)).tags());
      List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toList();
      assertThrows(
          TooManyTagsException.class,
          () -> fixture.sfn.tagResource(t -> t.resourceArn(arn).tags(fifty)));
      assertThrows(
          SfnException.class,
          () -> fixture.sfn.tagResource(t -> t.resourceArn(arn).tags(tag("aws:x", ""))));
      assertThrows(
          ResourceNotFoundException.class,
          () -> fixture.sfn.listTagsForResource(l -> l.resourceArn(arn + "2")));
    }
    assertThrows(
        InvalidArnException.class,
        () -> fixture.sfn.listTagsForResource(l -> l.resourceArn("nonsense")));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void aMachineIsGoingAwayUntilItsLastExecutionHasEnded() {
    fixture.store.write(
        tx -> fixture.queues.create(tx, fixture.turns.now(), "q", Map.of(), new HashMap<>()));
    String machine = fixture.machine("m", StatesServiceTest.ASK);
    String version =
        fixture
            .sfn
            .publishStateMachineVersion(p -> p.stateMachineArn(machine))
            .stateMachineVersionArn();
    String execution = fixture.start(machine, "{}");
    fixture.sfn.deleteStateMachine(d -> d.stateMachineArn(machine));
    assertEquals(
        StateMachineStatus.DELETING,
        fixture.sfn.describeStateMachine(d -> d.stateMachineArn(machine)).status());
    assertThrows(StateMachineDeletingException.class, () -> fixture.start(machine, "{}"));
    assertThrows(StateMachineDeletingException.class, () -> fixture.start(version, "{}"));
    assertThrows(StateMachineDeletingException.class, () -> fixture.machine("m", PASS));
    assertThrows(
        StateMachineDeletingException.class,
        () -> fixture.sfn.updateStateMachine(u -> u.stateMachineArn(machine).definition(PASS)));
    fixture.sfn.stopExecution(s -> s.executionArn(execution));
    assertThrows(
        StateMachineDoesNotExistException.class,
        () -> fixture.sfn.describeStateMachine(d -> d.stateMachineArn(machine)));
    assertEquals(List.of(), fixture.sfn.listStateMachines(_ -> {}).stateMachines());
    assertEquals(
        StatesServiceTest.ASK,
        fixture.sfn.describeStateMachineForExecution(d -> d.executionArn(execution)).definition());
    assertEquals(machine, fixture.machine("m", PASS));
    assertFalse(fixture.sfn.listExecutions(l -> l.stateMachineArn(machine)).executions().isEmpty());
  }

  @Test
  void whatRunsKeepsTheRoleAndTheRevisionItBeganWith() {
    fixture.store.write(
        tx -> fixture.queues.create(tx, fixture.turns.now(), "q", Map.of(), new HashMap<>()));
    String machine = fixture.machine("m", StatesServiceTest.ASK);
    String execution = fixture.start(machine, "{}");
    String other = StatesFixture.ROLE + "-other";
    fixture.now = fixture.now.plusSeconds(1);
    var update = fixture.sfn.updateStateMachine(u -> u.stateMachineArn(machine).roleArn(other));
    var seen = fixture.sfn.describeStateMachineForExecution(d -> d.executionArn(execution));
    assertEquals(StatesFixture.ROLE, seen.roleArn());
    assertNotEquals(update.updateDate(), seen.updateDate());
    var machineNow =
        fixture.sfn.describeStateMachine(
            d -> d.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY));
    assertEquals("{}", machineNow.definition());
    assertEquals(other, machineNow.roleArn());
    assertEquals(update.revisionId(), machineNow.revisionId());
  }

  @Test
  void aTokenIsGoodForADayAndForItsOwnList() {
    fixture.machine("m1", PASS);
    fixture.machine("m2", PASS);
    String token = fixture.sfn.listStateMachines(l -> l.maxResults(1)).nextToken();
    assertThrows(
        InvalidTokenException.class, () -> fixture.sfn.listActivities(l -> l.nextToken(token)));
    assertThrows(
        InvalidTokenException.class, () -> fixture.sfn.listStateMachines(l -> l.nextToken("x")));
    fixture.now = fixture.now.plusSeconds(86_400);
    assertEquals(
        "m2", fixture.sfn.listStateMachines(l -> l.nextToken(token)).stateMachines().get(0).name());
    fixture.now = fixture.now.plusSeconds(1);
    assertThrows(
        InvalidTokenException.class, () -> fixture.sfn.listStateMachines(l -> l.nextToken(token)));
  }

  @Test
  void whatTheModelForbidsIsToldInAwsFrame() {
    refused(
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint:"
            + " Member must have value less than or equal to 1000",
        () -> fixture.sfn.listStateMachines(l -> l.maxResults(1001)));
    refused(
        "1 validation error detected: Value 'SOME' at 'type' failed to satisfy constraint: Member"
            + " must satisfy enum value set: [STANDARD, EXPRESS]",
        () ->
            fixture.sfn.createStateMachine(
                m -> m.name("m").definition(PASS).roleArn(StatesFixture.ROLE).type("SOME")));
    refused(
        "Value at 'cause' failed to satisfy constraint: Member must have length less than or"
            + " equal to 32768",
        () -> fixture.sfn.sendTaskFailure(s -> s.taskToken("t").cause("x".repeat(32_769))));
    refused(
        "2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member"
            + " must not be null; Value null at 'routingConfiguration'",
        () -> fixture.sfn.createStateMachineAlias(_ -> {}));
  }

  private static void refused(String message, Runnable call) {
    var refused = assertThrows(ValidationException.class, call::run);
    String said = refused.awsErrorDetails().errorMessage();
    assertTrue(said.contains(message), said);
  }

  @Test
  void accountsHaveMachinesOfTheirOwn() {
    String own = fixture.machine("m", PASS);
    try (SfnClient other = fixture.client("111122223333", Region.EU_CENTRAL_1)) {
      String theirs =
          other
              .createStateMachine(m -> m.name("m").definition(PASS).roleArn(StatesFixture.ROLE))
              .stateMachineArn();
      assertEquals("arn:aws:states:eu-central-1:111122223333:stateMachine:m", theirs);
      assertEquals(1, other.listStateMachines(_ -> {}).stateMachines().size());
      String execution = fixture.sfn.startExecution(s -> s.stateMachineArn(theirs)).executionArn();
      assertTrue(execution.startsWith("arn:aws:states:eu-central-1:111122223333:execution:m:"));
    }
    assertEquals(
        own, fixture.sfn.listStateMachines(_ -> {}).stateMachines().getFirst().stateMachineArn());
    assertEquals(1, fixture.sfn.listStateMachines(_ -> {}).stateMachines().size());
  }

  @Test
  void anArnOfAnotherKindIsNamed() {
    String machine = fixture.machine("m", PASS);
    var refused =
        assertThrows(
            InvalidArnException.class,
            () -> fixture.sfn.describeActivity(d -> d.activityArn(machine)));
    assertTrue(
        refused.getMessage().contains("Resource type not valid in this context: stateMachine"));
  }
}
