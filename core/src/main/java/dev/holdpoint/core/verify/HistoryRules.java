package dev.holdpoint.core.verify;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.store.ExecutionStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A history has no gap, each event follows what it may follow, an attempt of a task ends once, and
 * so does the execution.
 */
public final class HistoryRules {
  private static final Map<HistoryEventType, ExecutionStatus> ENDS =
      Map.of(
          HistoryEventType.EXECUTION_SUCCEEDED, ExecutionStatus.SUCCEEDED,
          HistoryEventType.EXECUTION_FAILED, ExecutionStatus.FAILED,
          HistoryEventType.EXECUTION_TIMED_OUT, ExecutionStatus.TIMED_OUT,
          HistoryEventType.EXECUTION_ABORTED, ExecutionStatus.ABORTED);

  private final List<HistoryEvent> events;
  private final BiConsumer<String, Object> broken;
  private final Set<Long> endedAttempts = new HashSet<>();

  private HistoryRules(List<HistoryEvent> events, BiConsumer<String, Object> broken) {
    this.events = events;
    this.broken = broken;
  }

  /**
   * Looks at a whole history.
   *
   * @param broken hears which rule is broken, and by what
   */
  public static void check(List<HistoryEvent> events, BiConsumer<String, Object> broken) {
    new HistoryRules(events, broken).check();
  }

  /** The status that a history ends with. */
  public static ExecutionStatus status(List<HistoryEvent> events) {
    return events.isEmpty()
        ? ExecutionStatus.RUNNING
        : ENDS.getOrDefault(events.getLast().type(), ExecutionStatus.RUNNING);
  }

  private void check() {
    if (events.isEmpty()) {
      broken.accept("An execution never began", "no events");
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      HistoryEvent event = events.get(i);
      if (event.id() != i + 1) {
        broken.accept("A gap in the history, expected event " + (i + 1), shown(event));
        return;
      }
      check(event);
    }
  }

  private void check(HistoryEvent event) {
    if (event.previousId() >= event.id() || event.previousId() < 0) {
      broken.accept("An event follows a later one", shown(event));
      return;
    }
    HistoryEvent previous =
        event.previousId() == 0 ? null : events.get((int) event.previousId() - 1);
    String before = previous == null ? "" : previous.type().awsName();
    if (!FollowRules.mayFollow(event, before)) {
      broken.accept("An event follows what it cannot: '" + before + "'", shown(event));
    }
    if (FollowRules.endsAttempt(event.type().awsName())) {
      checkOneEnd(event);
    }
    checkAfterEnd(event);
  }

  /** The event that scheduled the attempt is the first one of its chain. */
  private void checkOneEnd(HistoryEvent end) {
    HistoryEvent at = end;
    while (at != null && !at.type().awsName().endsWith("Scheduled")) {
      at = previousOfTask(at);
    }
    if (at != null && !endedAttempts.add(at.id())) {
      broken.accept("An attempt of a task ended twice", shown(end));
    }
  }

  private @Nullable HistoryEvent previousOfTask(HistoryEvent event) {
    long previous = event.previousId();
    boolean there = previous > 0 && previous < event.id();
    return there && FollowRules.family(event.type().awsName()) != null
        ? events.get((int) previous - 1)
        : null;
  }

  private void checkAfterEnd(HistoryEvent event) {
    HistoryEvent before = event.id() == 1 ? null : events.get((int) event.id() - 2);
    boolean ended = before != null && ENDS.containsKey(before.type());
    boolean redriven = event.type() == HistoryEventType.EXECUTION_REDRIVEN;
    if (ended != redriven) {
      broken.accept(
          ended ? "An event behind the execution's end" : "A redrive of what has not ended",
          shown(event));
    }
  }

  private static String shown(HistoryEvent event) {
    return "event %d %s after %d".formatted(event.id(), event.type().awsName(), event.previousId());
  }
}
