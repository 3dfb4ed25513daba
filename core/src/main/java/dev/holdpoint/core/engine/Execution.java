package dev.holdpoint.core.engine;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import tools.jackson.databind.JsonNode;

/**
 * An execution's state: the fold of its journal.
 *
 * @param input the execution's input
 * @param lastEvent number of its last history event
 * @param deadlineTimer the timer of the machine's own {@code TimeoutSeconds}, 0 where there is none
 * @param branches what still moves, by number; empty once it has ended
 * @param lastBranch the greatest number given to a branch
 * @param stood where its branches stood when it ended badly: a redrive goes on from there; empty
 *     otherwise
 * @param redrive null where it was never redriven
 */
public record Execution(
    ExecutionRow row,
    ExecutionStatus status,
    JsonNode input,
    String roleArn,
    long lastEvent,
    long deadlineTimer,
    IntTreePMap<Branch> branches,
    int lastBranch,
    IntTreePMap<Branch> stood,
    @Nullable Redrive redrive) {

  /** Where a redrive begins: an Express execution, of which nothing is kept, at its start. */
  IntTreePMap<Branch> revived() {
    return row.isExpress() ? IntTreePMap.empty() : stood;
  }

  /** Whether a branch still waits for the end of this very task. */
  public boolean awaits(TaskRef task) {
    Branch branch = branches.get(task.branch());
    return branch != null
        && branch.position().phase() instanceof Phase.Calling calling
        && calling.event() == task.event();
  }

  /** An execution of which nothing has happened yet. */
  public static Execution begin(ExecutionRow row) {
    return new Execution(
        row,
        ExecutionStatus.RUNNING,
        Json.nullNode(),
        "",
        0,
        0,
        IntTreePMap.empty(),
        0,
        IntTreePMap.empty(),
        null);
  }
}
