package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;

/** Map runs, by AWS's own client. */
class MapRunsTest {
  private static final String WAIT =
      """
      {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "MaxConcurrency": 2,
        "Label": "Some", "ToleratedFailurePercentage": 50,
        "ItemProcessor": {"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 60, "End": true}},
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}}}}}
      """;

  private final StatesFixture fixture = new StatesFixture();
  private final String machine = fixture.machine("m", WAIT);

  @AfterEach
  void close() {
    fixture.close();
  }

  private String started() {
    String execution = fixture.start(machine, "[1, 2, 3, 4, 5]");
    fixture.at(fixture.now);
    return execution;
  }

  private String run(String execution) {
    return fixture.sfn.listMapRuns(l -> l.executionArn(execution)).mapRuns().getFirst().mapRunArn();
  }

  private List<ExecutionListItem> children(String run) {
    return fixture.sfn.listExecutions(l -> l.mapRunArn(run)).executions();
  }

  @Test
  void runIsDescribedWithItsCounts() {
    String execution = started();
    String run = run(execution);
    var described = fixture.sfn.describeMapRun(d -> d.mapRunArn(run));
    assertEquals(execution, described.executionArn());
    assertEquals(MapRunStatus.RUNNING, described.status());
    assertEquals(2, described.maxConcurrency());
    assertEquals(50, described.toleratedFailurePercentage());
    assertEquals(2, described.itemCounts().running());
    assertEquals(3, described.itemCounts().pending());
    assertEquals(5, described.executionCounts().total());
    for (int i = 0; i < 3; i++) {
      fixture.at(fixture.now.plusSeconds(60));
      // What the executions' ends lead to is due at once.
      fixture.at(fixture.now);
    }
    var done = fixture.sfn.describeMapRun(d -> d.mapRunArn(run));
    assertEquals(MapRunStatus.SUCCEEDED, done.status());
    assertEquals(5, done.itemCounts().succeeded());
    assertEquals(fixture.now, done.stopDate());
  }

  @Test
  void executionsOfARunSayWhereTheyBelong() {
    String run = run(started());
    ExecutionListItem child = children(run).getFirst();
    assertEquals(run, child.mapRunArn());
    assertEquals(1, child.itemCount());
    assertTrue(child.stateMachineArn().endsWith(":stateMachine:m/Some"));
    assertTrue(child.executionArn().contains(":execution:m/Some:"));
    var described = fixture.sfn.describeExecution(d -> d.executionArn(child.executionArn()));
    assertEquals(run, described.mapRunArn());
    assertEquals("2", described.input());
    var itsMachine =
        fixture.sfn.describeStateMachineForExecution(d -> d.executionArn(child.executionArn()));
    assertEquals(run, itsMachine.mapRunArn());
    assertEquals("Some", itsMachine.label());
    var ofMachine = fixture.sfn.listExecutions(l -> l.stateMachineArn(machine)).executions();
    assertEquals(1, ofMachine.size());
    assertNull(ofMachine.getFirst().mapRunArn());
  }

  @Test
  void otherLimitsHoldAtOnce() {
    String run = run(started());
    fixture.sfn.updateMapRun(u -> u.mapRunArn(run).maxConcurrency(4).toleratedFailureCount(0L));
    fixture.at(fixture.now);
    assertEquals(4, children(run).size());
    String child = children(run).getFirst().executionArn();
    fixture.sfn.stopExecution(s -> s.executionArn(child));
    fixture.at(fixture.now);
    var failed = fixture.sfn.describeMapRun(d -> d.mapRunArn(run));
    assertEquals(MapRunStatus.FAILED, failed.status());
    assertEquals(4, failed.itemCounts().aborted());
    assertEquals(1, failed.itemCounts().pending());
    assertEquals(
        "States.ExceedToleratedFailureThreshold",
        fixture.sfn.describeExecution(d -> d.executionArn(failed.executionArn())).error());
    assertEquals(
        ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN,
        fixture.sfn.describeExecution(d -> d.executionArn(child)).redriveStatus());
    assertThrows(
        ExecutionNotRedrivableException.class,
        () -> fixture.sfn.redriveExecution(r -> r.executionArn(child)));
  }

  @Test
  void stoppedExecutionStopsItsRun() {
    String execution = started();
    fixture.sfn.stopExecution(s -> s.executionArn(execution));
    fixture.at(fixture.now);
    String run = run(execution);
    assertEquals(MapRunStatus.ABORTED, fixture.sfn.describeMapRun(d -> d.mapRunArn(run)).status());
    assertTrue(children(run).stream().allMatch(c -> c.status() == ExecutionStatus.ABORTED));
  }

  @Test
  void expressExecutionsAreNotShown() {
    String express = fixture.machine("e", WAIT.replace("STANDARD", "EXPRESS"));
    String execution = fixture.start(express, "[1]");
    fixture.at(fixture.now);
    String run = run(execution);
    assertThrows(StateMachineTypeNotSupportedException.class, () -> children(run));
  }

  @Test
  void unknownRunIsNotFound() {
    String none = machine.replace(":stateMachine:m", ":mapRun:m/L:x");
    assertThrows(
        ResourceNotFoundException.class, () -> fixture.sfn.describeMapRun(d -> d.mapRunArn(none)));
  }
}
