package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients were told with a 200, and what they may have done. One thread. */
public final class Ledger {
  private final List<Start> starts = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Moment> stops = new ArrayList<>();
  private final List<Moment> redrives = new ArrayList<>();
  private final Set<String> putEvents = new HashSet<>();
  private final Set<String> mailed = new HashSet<>();
  private final Set<Long> takenMails = new HashSet<>();
  private final Set<String> bodies = new HashSet<>();
  private final Set<String> sent = new HashSet<>();
  private final Set<String> deletions = new HashSet<>();
  private boolean scheduleOver;

  /** A start that was acknowledged. */
  public record Start(ExecutionId execution, String input) {}

  /**
   * An answer that was acknowledged.
   *
   * @param output null for a failure
   * @param error null for a success
   */
  public record Answer(TaskRef task, @Nullable String output, @Nullable String error) {}

  /** Something that was said to have happened to an execution at that time. */
  public record Moment(ExecutionId execution, Instant at) {}

  /** A stop that was acknowledged, with the execution as it was shown then. */
  public void stopped(ExecutionRow row) {
    Instant at = row.stoppedAt();
    Violation.unless(at != null, "A stop was acknowledged, and it runs", row);
    if (at != null) {
      stops.add(new Moment(row.id(), at));
    }
  }

  /** A redrive that was acknowledged. */
  public void redriven(ExecutionId execution, Instant at) {
    redrives.add(new Moment(execution, at));
  }

  /** A client was told the id of the event that it put. */
  public void putEvent(String id) {
    putEvents.add(id);
  }

  /** Somebody was told that a mail comes. */
  public void mailed(String address) {
    mailed.add(address);
  }

  /** The mail server took a mail. */
  public void mailTaken(long mail) {
    takenMails.add(mail);
  }

  /** The schedule is about to be taken away. */
  public void endSchedule() {
    scheduleOver = true;
  }

  /** A client sends a message of this body, like no other; it need not come to it. */
  public void sends(String body) {
    bodies.add(body);
  }

  /** A client was told the id of the message that it sent. */
  public void sent(String messageId) {
    sent.add(messageId);
  }

  public void started(ExecutionId execution, String input) {
    starts.add(new Start(execution, input));
  }

  public void answered(Answer answer) {
    answers.add(answer);
  }

  /** A client asks for a message's deletion; it need not have come to it. */
  public void deletes(String messageId) {
    deletions.add(messageId);
  }

  List<Start> starts() {
    return starts;
  }

  List<Answer> answers() {
    return answers;
  }

  List<Moment> stops() {
    return stops;
  }

  List<Moment> redrives() {
    return redrives;
  }

  Set<String> sent() {
    return sent;
  }

  Set<String> putEvents() {
    return putEvents;
  }

  Set<String> mailed() {
    return mailed;
  }

  boolean isMailTaken(long mail) {
    return takenMails.contains(mail);
  }

  boolean isScheduleOver() {
    return scheduleOver;
  }

  boolean mayBeSent(String body) {
    return bodies.contains(body);
  }

  boolean mayBeDeleted(String messageId) {
    return deletions.contains(messageId);
  }
}
