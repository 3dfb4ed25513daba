package dev.holdpoint.app.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.torture.Ledger.Answer;
import dev.holdpoint.app.torture.Ledger.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The server is killed again and again under load; whatever it said yes to is there in the end, and
 * happened once. {@code -Dholdpoint.torture.kills=20 -Dholdpoint.torture.executions=5000} for a
 * longer run, {@code -Dholdpoint.torture.seed} to choose the clients' dice.
 */
class KilledServerTest {
  private static final int KILLS = Integer.getInteger("holdpoint.torture.kills", 2);
  private static final int EXECUTIONS = Integer.getInteger("holdpoint.torture.executions", 200);
  private static final long SEED = Long.getLong("holdpoint.torture.seed", System.nanoTime());

  private static final String DEFINITION =
      """
      {"StartAt":"Ask","States":{
       "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"QueueUrl":"%s","MessageBody.$":"$$.Task.Token"},
        "TimeoutSeconds":86400,
        "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":1,"BackoffRate":1,"MaxAttempts":50}],
        "Catch":[{"ErrorEquals":["Refused"],"Next":"Sorry"}],
        "Next":"Rest"},
       "Rest":{"Type":"Wait","Seconds":1,"Next":"Done"},
       "Done":{"Type":"Succeed"},
       "Sorry":{"Type":"Fail","Error":"Refused"}}}\
      """;

  @TempDir Path folder;
  private final Ledger ledger = new Ledger();
  private final Random random = new Random(SEED);

  @Test
  void everythingAnsweredIsThereAndHappenedOnce() throws Exception {
    System.out.println("Torture with seed " + SEED);
    try (Servers servers = new Servers(folder.resolve("data"))) {
      Aws first = servers.current();
      first.queue("plain", 30);
      String machine = first.machine("ask", DEFINITION.formatted(first.queue("asks", 30)));
      try (Traffic traffic = new Traffic(servers, ledger, machine, EXECUTIONS, SEED)) {
        traffic.begin();
        killOften(servers);
        Await.until("all have ended", () -> running(servers.current(), machine) == 0);
        traffic.end();
      }
      check(servers, machine);
    }
    assertEquals(List.of(), List.copyOf(ledger.violations));
    System.out.println(
        "Torture: %d kills, %d executions known and %d unknown, %d answers, %d messages"
            .formatted(
                KILLS,
                ledger.started.size(),
                ledger.maybeStarted.size(),
                ledger.answered.size(),
                ledger.sent.size()));
  }

  /** At random moments spread over the whole way: each execution gets about three yeses. */
  private void killOften(Servers servers) throws Exception {
    int pace = 3 * EXECUTIONS / (KILLS + 1);
    for (int kill = 1; kill <= KILLS; kill++) {
      int moment = (kill - 1) * pace + pace / 2 + random.nextInt(pace / 2);
      Await.until("enough happened", () -> ledger.acknowledged.get() >= moment);
      LockSupport.parkNanos(random.nextInt(20_000_000));
      servers.kill();
      servers.restart();
    }
  }

  private static int running(Aws aws, String machine) {
    return aws.sfn
        .listExecutions(request ->
            request.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING).maxResults(1))
        .executions()
        .size();
  }

  private void check(Servers servers, String machine) {
    Aws aws = servers.current();
    List<ExecutionListItem> all =
        aws
            .sfn
            .listExecutionsPaginator(request -> request.stateMachineArn(machine).maxResults(1_000))
            .executions()
            .stream()
            .toList();
    Map<String, String> byName = new HashMap<>();
    all.forEach(item -> byName.put(item.name(), item.executionArn()));
    assertEquals(all.size(), byName.size(), "Each name once");
    ledger.started.forEach((name, arn) -> assertEquals(arn, byName.get(name), name));
    Set<String> known = new HashSet<>(ledger.started.keySet());
    known.addAll(ledger.maybeStarted);
    assertTrue(known.containsAll(byName.keySet()), "Nothing that nobody started");
    Set<String> tokens = new HashSet<>();
    byName.values().forEach(arn -> checkExecution(aws, arn, tokens));
    assertTrue(tokens.containsAll(ledger.answered.keySet()), "Every answer has its task");
    ledger.answered.keySet().forEach(token -> checkSecondAnswer(aws, token));
    checkMessages(aws);
  }

  private void checkExecution(Aws aws, String arn, Set<String> tokens) {
    List<HistoryEvent> events = aws.history(arn);
    LegalHistory.faults(events).forEach(fault -> ledger.violations.add(arn + ": " + fault));
    Answer last = null;
    String token = "";
    for (HistoryEvent event : events) {
      if (event.type() == HistoryEventType.TASK_SCHEDULED) {
        String parameters = event.taskScheduledEventDetails().parameters();
        token = parameters.replaceAll("(?s).*\"MessageBody\":\"([^\"]+)\".*", "$1");
        if (!tokens.add(token)) {
          ledger.violations.add(arn + ": one token for two tasks");
        }
      } else if (outcome(event) != null) {
        last = outcome(event);
        checkAnswer(arn, token, last);
      }
    }
    ExecutionStatus expected =
        last != null && last.kind() == Kind.SUCCESS
            ? ExecutionStatus.SUCCEEDED
            : ExecutionStatus.FAILED;
    if (aws.status(arn) != expected) {
      ledger.violations.add(arn + " ended as " + aws.status(arn) + " after " + last);
    }
  }

  private static Answer outcome(HistoryEvent event) {
    if (event.type() == HistoryEventType.TASK_SUCCEEDED) {
      String output = event.taskSucceededEventDetails().output();
      return new Answer(Kind.SUCCESS, output.replace("\"", ""));
    }
    if (event.type() == HistoryEventType.TASK_FAILED) {
      var failed = event.taskFailedEventDetails();
      Kind kind = failed.error().equals("Again") ? Kind.AGAIN : Kind.REFUSED;
      return new Answer(kind, failed.cause());
    }
    return null;
  }

  private void checkAnswer(String arn, String token, Answer taken) {
    Answer acknowledged = ledger.answered.get(token);
    if (acknowledged != null && !acknowledged.equals(taken)) {
      ledger.violations.add(arn + ": " + acknowledged + " was said, but " + taken + " was taken");
    }
    if (!ledger.tried.getOrDefault(token, Set.of()).contains(taken)) {
      ledger.violations.add(arn + ": nobody ever said " + taken);
    }
    if (ledger.messages.getOrDefault(token, Set.of()).size() != 1) {
      ledger.violations.add(arn + ": messages " + ledger.messages.get(token) + " for one token");
    }
  }

  private static void checkSecondAnswer(Aws aws, String token) {
    Answer late = new Answer(Kind.SUCCESS, "late");
    assertThrows(TaskTimedOutException.class, () -> Traffic.give(aws, token, late));
  }

  /** What was not deleted comes again; what was deleted does not. */
  private void checkMessages(Aws aws) {
    Set<String> left = new HashSet<>();
    rest(aws, "asks").forEach(message -> left.add(message.messageId()));
    rest(aws, "plain").forEach(message -> ledger.arrived.add(message.body()));
    Set<String> lost = new HashSet<>(ledger.kept);
    lost.removeAll(left);
    lost.removeAll(ledger.deletedNanos.keySet());
    assertEquals(Set.of(), lost, "Messages that were kept");
    Set<String> unsent = new HashSet<>(ledger.sent);
    unsent.removeAll(ledger.arrived);
    assertEquals(Set.of(), unsent, "Messages that were sent");
  }

  /** All that is still in a queue, once nothing is hidden any more. */
  private List<Message> rest(Aws aws, String queue) {
    List<Message> rest = new ArrayList<>();
    String url = Traffic.url(aws, queue);
    int quiet = (int) Traffic.HIDDEN.toSeconds() + 1;
    while (true) {
      long begin = System.nanoTime();
      List<Message> some =
          aws.sqs
              .receiveMessage(request ->
                  request
                      .queueUrl(url)
                      .maxNumberOfMessages(10)
                      .visibilityTimeout(600)
                      .waitTimeSeconds(quiet))
              .messages();
      if (some.isEmpty()) {
        return rest;
      }
      for (Message message : some) {
        Long deleted = ledger.deletedNanos.get(message.messageId());
        if (deleted != null && deleted - begin < 0) {
          ledger.violations.add("A deleted message came again: " + message.messageId());
        }
      }
      rest.addAll(some);
    }
  }
}
