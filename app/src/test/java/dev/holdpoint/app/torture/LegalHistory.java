package dev.holdpoint.app.torture;

import static software.amazon.awssdk.services.sfn.model.HistoryEventType.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What the history of an execution without branches must look like once it has ended. */
final class LegalHistory {
  private static final Set<HistoryEventType> ENTERED =
      EnumSet.of(
          TASK_STATE_ENTERED,
          WAIT_STATE_ENTERED,
          PASS_STATE_ENTERED,
          SUCCEED_STATE_ENTERED,
          FAIL_STATE_ENTERED);
  private static final Set<HistoryEventType> EXITED =
      EnumSet.of(TASK_STATE_EXITED, WAIT_STATE_EXITED, PASS_STATE_EXITED, SUCCEED_STATE_EXITED);
  private static final Set<HistoryEventType> ENDED =
      EnumSet.of(EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_TIMED_OUT);
  private static final Set<HistoryEventType> TRIED =
      EnumSet.of(
          TASK_SUCCEEDED,
          TASK_FAILED,
          TASK_TIMED_OUT,
          LAMBDA_FUNCTION_SUCCEEDED,
          LAMBDA_FUNCTION_FAILED);
  private static final Map<HistoryEventType, Set<HistoryEventType>> AFTER =
      Map.ofEntries(
          Map.entry(TASK_SCHEDULED, EnumSet.of(TASK_STATE_ENTERED, TASK_FAILED, TASK_TIMED_OUT)),
          Map.entry(TASK_STARTED, EnumSet.of(TASK_SCHEDULED)),
          Map.entry(TASK_SUBMITTED, EnumSet.of(TASK_STARTED)),
          Map.entry(TASK_SUCCEEDED, EnumSet.of(TASK_STARTED, TASK_SUBMITTED)),
          Map.entry(TASK_FAILED, EnumSet.of(TASK_STARTED, TASK_SUBMITTED)),
          Map.entry(TASK_TIMED_OUT, EnumSet.of(TASK_STARTED, TASK_SUBMITTED)),
          Map.entry(LAMBDA_FUNCTION_SCHEDULED, EnumSet.of(TASK_STATE_ENTERED)),
          Map.entry(LAMBDA_FUNCTION_STARTED, EnumSet.of(LAMBDA_FUNCTION_SCHEDULED)),
          Map.entry(LAMBDA_FUNCTION_SUCCEEDED, EnumSet.of(LAMBDA_FUNCTION_STARTED)),
          Map.entry(LAMBDA_FUNCTION_FAILED, EnumSet.of(LAMBDA_FUNCTION_STARTED)),
          Map.entry(TASK_STATE_EXITED, TRIED),
          Map.entry(WAIT_STATE_EXITED, EnumSet.of(WAIT_STATE_ENTERED)),
          Map.entry(PASS_STATE_EXITED, EnumSet.of(PASS_STATE_ENTERED)),
          Map.entry(SUCCEED_STATE_EXITED, EnumSet.of(SUCCEED_STATE_ENTERED)),
          Map.entry(EXECUTION_SUCCEEDED, EXITED),
          Map.entry(
              EXECUTION_FAILED,
              EnumSet.of(FAIL_STATE_ENTERED, TASK_FAILED, TASK_TIMED_OUT, LAMBDA_FUNCTION_FAILED)));

  private LegalHistory() {}

  /** What is wrong with it; nothing, one hopes. */
  static List<String> faults(List<HistoryEvent> events) {
    List<String> faults = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      HistoryEvent event = events.get(index);
      if (event.id() != index + 1) {
        faults.add("Expected event " + (index + 1) + ", but it is " + told(event));
      } else if (!follows(event, events)) {
        faults.add("Nothing leads to " + told(event));
      }
      if (index > 0 && event.timestamp().isBefore(events.get(index - 1).timestamp())) {
        faults.add("Time runs backwards at " + told(event));
      }
    }
    long ends = events.stream().filter(event -> ENDED.contains(event.type())).count();
    if (ends != 1 || !ENDED.contains(events.getLast().type())) {
      faults.add("Expected one end, at the end, but there are " + ends);
    }
    return faults;
  }

  private static boolean follows(HistoryEvent event, List<HistoryEvent> events) {
    if (event.id() <= 2) {
      boolean first = event.id() == 1;
      return event.previousEventId() == 0
          && (first ? event.type() == EXECUTION_STARTED : ENTERED.contains(event.type()));
    }
    if (event.type() == EXECUTION_TIMED_OUT) {
      return event.previousEventId() < event.id();
    }
    Set<HistoryEventType> before =
        ENTERED.contains(event.type()) ? EXITED : AFTER.get(event.type());
    return event.previousEventId() == event.id() - 1
        && before != null
        && before.contains(events.get((int) (event.id() - 2)).type());
  }

  private static String told(HistoryEvent event) {
    return event.id() + " " + event.type() + " (previous=" + event.previousEventId() + ")";
  }
}
