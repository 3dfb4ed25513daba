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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JournalEntry(
    @JsonProperty("t") long atMillis,
    @JsonProperty("e") List<HistoryEvent> events,
    @JsonProperty("p") List<Position> positions,
    @JsonProperty("x") @Nullable ExecutionStatus ended,
    @JsonProperty("d") @Nullable Long deadlineTimer) {
  public JournalEntry {
    events = List.copyOf(events == null ? List.of() : events);
    positions = List.copyOf(positions == null ? List.of() : positions);
  }
}
