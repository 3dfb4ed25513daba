package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdpoint.core.store.ExecutionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one commit did to one execution: the history that AWS shows and the few inner facts that it
 * does not.
 *
 * @param atMillis when
 * @param positions where each branch stands that moved
 * @param ended how the execution ended, if it did
 * @param deadlineTimer set where the execution has a time limit of its own
 * @param assigned which events assigned variables, and for which branch
 * @param kept the items that a Map iterates over: computed once
 * @param lastBranch the greatest number given to a branch, where one was given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JournalEntry(
    @JsonProperty("t") long atMillis,
    @JsonProperty("e") List<HistoryEvent> events,
    @JsonProperty("p") List<Position> positions,
    @JsonProperty("x") @Nullable ExecutionStatus ended,
    @JsonProperty("d") @Nullable Long deadlineTimer,
    @JsonProperty("v") List<Assigned> assigned,
    @JsonProperty("k") List<Kept> kept,
    @JsonProperty("n") @Nullable Integer lastBranch) {
  public JournalEntry {
    events = List.copyOf(events == null ? List.of() : events);
    positions = List.copyOf(positions == null ? List.of() : positions);
    assigned = List.copyOf(assigned == null ? List.of() : assigned);
    kept = List.copyOf(kept == null ? List.of() : kept);
  }

  /** An entry that tells of events and positions alone. */
  public static JournalEntry of(
      long atMillis, List<HistoryEvent> events, List<Position> positions) {
    return new JournalEntry(atMillis, events, positions, null, null, List.of(), List.of(), null);
  }

  /** An event of this entry assigned variables for a branch. */
  public record Assigned(@JsonProperty("b") int branch, @JsonProperty("e") long event) {}

  /**
   * The items of a Map state, or the input of a branch that was given up before its first state.
   *
   * @param fork number of the event that started the state's work; 0 for a branch's input
   * @param items JSON text
   */
  public record Kept(
      @JsonProperty("b") int branch,
      @JsonProperty("e") long fork,
      @JsonProperty("i") String items) {}
}
