package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What becomes due while the server is down happens once, as soon as it is up again. */
class TimersOverRestartTest {
  private static final int DUE_SECONDS = 3;

  private static final String WAIT =
      "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':3,'End':true}}}";
  private static final String ASK =
      "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':"
          + "'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Parameters':{'QueueUrl':'%s',"
          + "'MessageBody.$':'$$.Task.Token'},%s'End':true}}%s}";

  @TempDir Path folder;
  private final Map<String, String> executions = new LinkedHashMap<>();

  @Test
  void whatWasDueMeanwhileHappensOnce() throws Exception {
    Path data = folder.resolve("data");
    Instant due;
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      begin(aws);
      due = Instant.now().plusSeconds(DUE_SECONDS + 1);
      server.kill();
    }
    Await.until("everything is due", () -> Instant.now().isAfter(due));
    try (ServerProcess server = ServerProcess.serve(data);
        Aws aws = new Aws(server.address())) {
      Instant ready = Instant.now();
      String silent = aws.sqs.getQueueUrl(request -> request.queueName("silent")).queueUrl();
      String token = token(aws, silent);
      aws.sfn.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
      for (String execution : executions.values()) {
        Await.until(
            execution + " has ended", () -> aws.status(execution) != ExecutionStatus.RUNNING);
      }
      System.out.println(
          "Timers that were due fired within " + Duration.between(ready, Instant.now()));
      check(aws);
    }
  }

  private void begin(Aws aws) {
    String queue = aws.queue("asks", 30);
    begin(aws, "wait", WAIT);
    begin(aws, "timeout", ASK.formatted(queue, "'TimeoutSeconds':3,", ""));
    begin(aws, "heartbeat", ASK.formatted(queue, "'HeartbeatSeconds':3,", ""));
    begin(aws, "machine", ASK.formatted(queue, "", ",'TimeoutSeconds':3"));
    String silent = aws.queue("silent", 30);
    String retry =
        "'TimeoutSeconds':600,'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':3,"
            + "'MaxAttempts':1}],";
    begin(aws, "retry", ASK.formatted(silent, retry, ""));
    String token = token(aws, silent);
    aws.sfn.sendTaskFailure(request -> request.taskToken(token).error("Again"));
  }

  private void begin(Aws aws, String name, String definition) {
    String machine = aws.machine(name, definition.replace('\'', '"'));
    executions.put(name, aws.start(machine, name, "{}"));
  }

  private static String token(Aws aws, String queue) {
    var message =
        aws.sqs
            .receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20))
            .messages()
            .getFirst();
    aws.sqs.deleteMessage(
        request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    return message.body();
  }

  private void check(Aws aws) {
    assertEquals(ExecutionStatus.SUCCEEDED, status(aws, "wait"));
    assertEquals(1, count(aws, "wait", HistoryEventType.WAIT_STATE_EXITED));
    for (String timed : List.of("timeout", "heartbeat")) {
      assertEquals(ExecutionStatus.FAILED, status(aws, timed));
      assertEquals(1, count(aws, timed, HistoryEventType.TASK_TIMED_OUT));
    }
    assertEquals(ExecutionStatus.TIMED_OUT, status(aws, "machine"));
    assertEquals(ExecutionStatus.SUCCEEDED, status(aws, "retry"));
    assertEquals(2, count(aws, "retry", HistoryEventType.TASK_SCHEDULED));
    executions
        .values()
        .forEach(arn -> assertEquals(List.of(), LegalHistory.faults(aws.history(arn))));
  }

  private ExecutionStatus status(Aws aws, String name) {
    return aws.status(executions.get(name));
  }

  private long count(Aws aws, String name, HistoryEventType type) {
    return aws.history(executions.get(name)).stream().filter(e -> e.type() == type).count();
  }
}
