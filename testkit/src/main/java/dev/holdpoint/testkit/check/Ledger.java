package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.store.ExecutionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients were told with a 200, and what they may have done. One thread. */
public final class Ledger {
  private final List<Start> starts = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Set<String> deletions = new HashSet<>();

  /** A start that was acknowledged. */
  public record Start(ExecutionId execution, String input) {}

  /**
   * An answer that was acknowledged.
   *
   * @param output null for a failure
   * @param error null for a success
   */
  public record Answer(TaskRef task, @Nullable String output, @Nullable String error) {}

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

  boolean mayBeDeleted(String messageId) {
    return deletions.contains(messageId);
  }
}
