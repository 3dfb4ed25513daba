package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executions and their journals. The journal is append-only, one entry for each commit that touched
 * the execution; an execution's state is the fold of its entries.
 */
public interface ExecutionStore {
  /** Adds an execution; its ARN and id must be new. */
  void create(ExecutionRow row);

  @Nullable ExecutionRow find(Arn arn);

  /**
   * The execution, locked until the unit ends: nobody else changes it meanwhile.
   *
   * @return null where there is none
   */
  @Nullable Locked lock(ExecutionId id);

  /** Ends a running execution. */
  void close(ExecutionId id, ExecutionStatus status, Instant stoppedAt);

  /** Lets an execution run again that had ended badly. */
  void reopen(ExecutionId id);

  /** Marks the execution as held, or with null as going on. */
  void hold(ExecutionId id, @Nullable String because);

  /**
   * Appends to the journal.
   *
   * @param lastEvent the last history event's number after this entry; never less than before
   * @return the entry's version, greater than that of every earlier entry of this execution
   */
  long append(ExecutionId id, long lastEvent, byte[] entry);

  /** Entries with a greater version, oldest first. */
  List<Entry> journal(ExecutionId id, long afterVersion, int limit);

  /**
   * Entries whose last event is at or behind this one, oldest first: for reading from the middle.
   */
  List<Entry> journalFromEvent(ExecutionId id, long event, int limit);

  /**
   * Executions, newest first.
   *
   * @param before only those with a smaller id, or null to begin with the newest
   */
  List<ExecutionRow> list(ExecutionFilter filter, @Nullable ExecutionId before, int limit);

  /**
   * The executions of a map run, in the order in which they were started.
   *
   * @param after only those with a greater id, or null to begin with the first
   */
  List<ExecutionRow> children(long mapRun, @Nullable ExecutionId after, int limit);

  /**
   * Executions that ended so, the oldest start first.
   *
   * @param after only those with a greater id, or null to begin with the oldest
   */
  List<ExecutionRow> ended(ExecutionStatus how, @Nullable ExecutionId after, int limit);

  /** Takes an execution's row away; its journal stays until {@link #forgetJournal}. */
  void delete(ExecutionId id);

  /**
   * Takes the oldest entries of a journal away that nobody needs any more.
   *
   * @return how many, at most {@code limit}
   */
  int forgetJournal(ExecutionId id, int limit);

  /** How many executions there are, at most {@code limit} counted. */
  long count(ExecutionFilter filter, int limit);

  /**
   * A locked execution.
   *
   * @param version that of its newest journal entry, 0 where it has none
   */
  record Locked(ExecutionRow row, long version) {}

  /** One journal entry. */
  record Entry(long version, byte[] bytes) {}

  /** The keys of all definitions that executions have; looks at each of them. */
  Set<String> definitions();
}
