package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Express machines: started with and without waiting, and asked about in vain. */
class ExpressTest {
  private static final String PASS =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}\
      """;
  private static final String FAIL =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Bad", "Cause": "why"}}}\
      """;
  private static final String SLOW =
      """
      {"StartAt": "A", "TimeoutSeconds": 1,
       "States": {"A": {"Type": "Wait", "Seconds": 60, "End": true}}}\
      """;

  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private String machine(String definition, StateMachineType type) {
    return fixture
        .sfn
        .createStateMachine(request ->
            request
                .name("m")
                .definition(definition)
                .type(type)
                .roleArn("arn:aws:iam::000000000000:role/r"))
        .stateMachineArn();
  }

  private StartSyncExecutionResponse sync(String machine, String name) {
    return fixture.sfn.startSyncExecution(
        request -> request.stateMachineArn(machine).name(name).input("{\"a\": 1}"));
  }

  @Test
  void startSyncAnswersWithTheOutput() {
    String machine = machine(PASS, StateMachineType.EXPRESS);
    StartSyncExecutionResponse first = sync(machine, "same");
    StartSyncExecutionResponse second = sync(machine, "same");
    assertEquals(SyncExecutionStatus.SUCCEEDED, first.status());
    assertEquals("{\"a\":1}", first.output());
    assertEquals("same", first.name());
    assertTrue(first.executionArn().contains(":express:m:same:"), first.executionArn());
    assertTrue(!first.executionArn().equals(second.executionArn()));
    assertEquals(64, first.billingDetails().billedMemoryUsedInMB());
  }

  @Test
  void startSyncAnswersWithTheFailure() {
    StartSyncExecutionResponse failed = sync(machine(FAIL, StateMachineType.EXPRESS), null);
    assertEquals(SyncExecutionStatus.FAILED, failed.status());
    assertEquals("Bad", failed.error());
    assertEquals("why", failed.cause());
    assertNull(failed.output());
  }

  @Test
  void timeEndsWhatTakesTooLong() {
    String machine = machine(SLOW, StateMachineType.EXPRESS);
    CompletableFuture<StartSyncExecutionResponse> waiting =
        CompletableFuture.supplyAsync(() -> sync(machine, null));
    while (!waiting.isDone()) {
      fixture.at(fixture.now.plusSeconds(2));
      Thread.onSpinWait();
    }
    StartSyncExecutionResponse late = waiting.join();
    assertEquals(SyncExecutionStatus.TIMED_OUT, late.status());
    assertEquals("States.Timeout", late.error());
  }

  @Test
  void standardMachinesAreNotStartedSo() {
    String machine = machine(PASS, StateMachineType.STANDARD);
    assertThrows(StateMachineTypeNotSupportedException.class, () -> sync(machine, null));
  }
}
