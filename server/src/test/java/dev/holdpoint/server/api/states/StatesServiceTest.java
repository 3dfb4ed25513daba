package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.work.OverdueOffers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Step Functions as AWS's own client sees it. */
final class StatesServiceTest {
  private static final String PASS =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
  static final String ASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task",
        "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":600,
        "HeartbeatSeconds":60,
        "Parameters":{"QueueUrl":"http://localhost/000000000000/q",
          "MessageBody":{"token.$":"$$.Task.Token"}},"End":true}}}\
      """;

  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aMachineIsDescribedAsItWasMade() {
    String arn = fixture.machine("m", PASS);
    DescribeStateMachineResponse described =
        fixture.sfn.describeStateMachine(d -> d.stateMachineArn(arn));
    assertEquals(PASS, described.definition());
    assertEquals("m", described.name());
    assertEquals("OFF", described.loggingConfiguration().levelAsString());
    assertNull(described.revisionId());
    assertEquals(arn, fixture.machine("m", PASS));
    assertThrows(
        StateMachineAlreadyExistsException.class,
        () -> fixture.machine("m", PASS.replace("\"A\"", "\"B\"")));
  }

  @Test
  void anUpdateLeavesWhatRunsAlone() {
    queue();
    String arn = fixture.machine("m", ASK);
    String execution = fixture.start(arn, "{}");
    var update = fixture.sfn.updateStateMachine(u -> u.stateMachineArn(arn).definition(PASS));
    assertEquals(
        update.revisionId(),
        fixture.sfn.describeStateMachine(d -> d.stateMachineArn(arn)).revisionId());
    assertEquals(
        ASK,
        fixture.sfn.describeStateMachineForExecution(d -> d.executionArn(execution)).definition());
    fixture.sfn.sendTaskSuccess(s -> s.taskToken(token()).output("1"));
    assertEquals("1", describe(execution).output());
  }

  @Test
  void machinesAreListedInPagesAndDeleted() {
    for (int i = 0; i < 5; i++) {
      fixture.machine("m" + i, PASS);
    }
    List<String> names = new ArrayList<>();
    fixture
        .sfn
        .listStateMachinesPaginator(l -> l.maxResults(2))
        .stateMachines()
        .forEach(machine -> names.add(machine.name()));
    assertEquals(List.of("m0", "m1", "m2", "m3", "m4"), names);
    String gone = fixture.machine("m0", PASS);
    fixture.sfn.deleteStateMachine(d -> d.stateMachineArn(gone));
    fixture.sfn.deleteStateMachine(d -> d.stateMachineArn(gone));
    assertThrows(StateMachineDoesNotExistException.class, () -> fixture.start(gone, "{}"));
  }

  @Test
  void badRequestsAreRefusedInAwsWords() {
    assertThrows(InvalidNameException.class, () -> fixture.machine("a b", PASS));
    assertThrows(InvalidDefinitionException.class, () -> fixture.machine("m", "{}"));
    assertThrows(
        InvalidArnException.class,
        () -> fixture.sfn.describeExecution(d -> d.executionArn("nonsense")));
    String arn = fixture.machine("m", PASS);
    assertThrows(InvalidExecutionInputException.class, () -> fixture.start(arn, "{"));
    assertThrows(
        InvalidTokenException.class,
        () -> fixture.sfn.sendTaskSuccess(s -> s.taskToken("forged").output("{}")));
  }

  @Test
  void anExecutionRunsToItsEndWithinItsStart() {
    String execution = fixture.start(fixture.machine("m", PASS), "[1,  2]");
    DescribeExecutionResponse described = describe(execution);
    assertEquals(ExecutionStatus.SUCCEEDED, described.status());
    assertEquals("[1,  2]", described.input());
    assertEquals("[1,  2]", described.output());
  }

  @Test
  void startingAgainUnderTheSameNameIsNoErrorWhileItRuns() {
    queue();
    String arn = fixture.machine("m", ASK);
    String first =
        fixture
            .sfn
            .startExecution(s -> s.stateMachineArn(arn).name("n").input("{}"))
            .executionArn();
    String again =
        fixture
            .sfn
            .startExecution(s -> s.stateMachineArn(arn).name("n").input("{}"))
            .executionArn();
    assertEquals(first, again);
    assertThrows(
        ExecutionAlreadyExistsException.class,
        () -> fixture.sfn.startExecution(s -> s.stateMachineArn(arn).name("n").input("[]")));
    fixture.sfn.stopExecution(s -> s.executionArn(first).error("E").cause("C"));
    assertEquals("E", describe(first).error());
    assertThrows(
        ExecutionAlreadyExistsException.class,
        () -> fixture.sfn.startExecution(s -> s.stateMachineArn(arn).name("n").input("{}")));
  }

  @Test
  void aCallbackIsAnsweredOnce() {
    queue();
    String execution = fixture.start(fixture.machine("m", ASK), "{}");
    String token = token();
    assertThrows(
        InvalidOutputException.class,
        () -> fixture.sfn.sendTaskSuccess(s -> s.taskToken(token).output("not json")));
    fixture.sfn.sendTaskHeartbeat(h -> h.taskToken(token));
    fixture.sfn.sendTaskSuccess(s -> s.taskToken(token).output("{\"ok\":true}"));
    assertEquals("{\"ok\":true}", describe(execution).output());
    assertThrows(
        TaskTimedOutException.class,
        () -> fixture.sfn.sendTaskFailure(f -> f.taskToken(token).error("late")));
    assertThrows(
        TaskTimedOutException.class, () -> fixture.sfn.sendTaskHeartbeat(h -> h.taskToken(token)));
  }

  @Test
  void aFailureAndAMissedHeartbeatEndIt() {
    queue();
    String arn = fixture.machine("m", ASK);
    String failed = fixture.start(arn, "{}");
    fixture.sfn.sendTaskFailure(f -> f.taskToken(token()).error("No").cause("because"));
    assertEquals("because", describe(failed).cause());

    String silent = fixture.start(arn, "{}");
    fixture.at(fixture.now.plusSeconds(59));
    assertEquals(ExecutionStatus.RUNNING, describe(silent).status());
    fixture.at(fixture.now.plusSeconds(2));
    assertEquals("States.Timeout", describe(silent).error());
    assertNull(describe(silent).cause());
  }

  @Test
  void historyIsReadInPagesBothWays() {
    queue();
    String execution = fixture.start(fixture.machine("m", ASK), "{}");
    fixture.sfn.sendTaskSuccess(s -> s.taskToken(token()).output("{}"));
    List<String> forward = history(execution, false);
    assertEquals(
        List.of(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded"),
        forward);
    assertEquals(forward.reversed(), history(execution, true));
    GetExecutionHistoryResponse bare =
        fixture.sfn.getExecutionHistory(h -> h.executionArn(execution).includeExecutionData(false));
    assertNull(bare.events().get(2).taskScheduledEventDetails().parameters());
  }

  @Test
  void executionsAreListedByStatusNewestFirst() {
    queue();
    String arn = fixture.machine("m", ASK);
    String first = fixture.start(arn, "{}");
    String second = fixture.start(arn, "{}");
    fixture.sfn.stopExecution(s -> s.executionArn(first));
    assertEquals(List.of(second, first), list(arn, null));
    assertEquals(List.of(first), list(arn, "ABORTED"));
    assertEquals(List.of(second), list(arn, "RUNNING"));
  }

  @Test
  void anActivitysWorkerGetsTheTask() {
    String activity = fixture.sfn.createActivity(a -> a.name("act")).activityArn();
    String arn =
        fixture.machine(
            "m",
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\""
                + activity
                + "\",\"End\":true}}}");
    String execution = fixture.start(arn, "{\"n\":1}");
    GetActivityTaskResponse task =
        fixture.sfn.getActivityTask(g -> g.activityArn(activity).workerName("w"));
    assertEquals("{\"n\":1}", task.input());
    fixture.sfn.sendTaskSuccess(s -> s.taskToken(task.taskToken()).output("2"));
    assertEquals("2", describe(execution).output());
    HistoryEvent started =
        fixture.sfn.getExecutionHistory(h -> h.executionArn(execution)).events().get(3);
    assertEquals("w", started.activityStartedEventDetails().workerName());
    assertNotEquals("", task.taskToken());
  }

  @Test
  void tasksThatNobodyAskedForInTimeDoNotStay() {
    String activity = fixture.sfn.createActivity(a -> a.name("act")).activityArn();
    String task = "{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"TimeoutSeconds\":%d,%s}";
    String caught = "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}],\"Next\":\"B\"";
    String arn =
        fixture.machine(
            "m",
            "{\"StartAt\":\"A\",\"States\":{\"A\":%s,\"B\":%s}}"
                .formatted(task.formatted(60, caught), task.formatted(600, "\"End\":true")));
    fixture.start(arn, "{}");
    OverdueOffers overdue = new OverdueOffers(fixture.store, fixture.engine);
    assertEquals(0, overdue.tidy());
    fixture.at(fixture.now.plusSeconds(60));
    assertEquals(1, overdue.tidy());
    fixture.at(fixture.now.plusSeconds(600));
    assertEquals(1, overdue.tidy());
    assertEquals(0, overdue.tidy());
  }

  private List<String> history(String execution, boolean reverse) {
    List<String> types = new ArrayList<>();
    fixture
        .sfn
        .getExecutionHistoryPaginator(
            h -> h.executionArn(execution).maxResults(3).reverseOrder(reverse))
        .events()
        .forEach(event -> types.add(event.typeAsString()));
    return types;
  }

  private List<String> list(String machine, String status) {
    return fixture
        .sfn
        .listExecutionsPaginator(l -> l.stateMachineArn(machine).statusFilter(status).maxResults(1))
        .executions()
        .stream()
        .map(ExecutionListItem::executionArn)
        .toList();
  }

  private DescribeExecutionResponse describe(String execution) {
    return fixture.sfn.describeExecution(d -> d.executionArn(execution));
  }

  private void queue() {
    fixture.store.write(
        tx -> fixture.queues.create(tx, fixture.turns.now(), "q", Map.of(), Map.of()));
  }

  /** The token in the newest message. */
  private String token() {
    String queue = "arn:aws:sqs:us-east-1:000000000000:q";
    return fixture.store.write(tx -> {
      Queue found = fixture.queues.find(tx, dev.holdpoint.core.aws.Arn.of(queue));
      var messages =
          tx.messages()
              .receive(found.arn().value(), fixture.now, fixture.now.plusSeconds(99_999), 10);
      return Json.parse(messages.getLast().body()).get("token").stringValue();
    });
  }
}
