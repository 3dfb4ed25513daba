package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at everything that is kept, in the order of its ids, for showing and checking. A row that
 * cannot be read is told, never thrown: the rows behind it are shown all the same.
 */
public interface Survey {
  /** What the database itself finds wrong with what it keeps; empty where all is well. */
  List<String> integrity();

  /** Executions with a greater id. */
  List<Kept<ExecutionRow>> executions(long after, int limit);

  /** Timers with a greater id. */
  List<Kept<Timer>> timers(long after, int limit);

  /** Owed calls with a greater id, claimed or not. */
  List<Kept<OutboxEntry>> outbox(long after, int limit);

  /** Messages of all queues with a greater id, visible or not. */
  List<Kept<Message>> messages(long after, int limit);

  /** Mails with a greater id. */
  List<Kept<Mail>> mails(long after, int limit);

  /** Map runs with a greater id. */
  List<Kept<MapRunRow>> mapRuns(long after, int limit);

  /** Resources of a kind with a greater key, or from the first one on. */
  List<KeptResource> resources(ResourceKind kind, @Nullable String after, int limit);

  /** Resources of a kind that nobody knows: its name and the key. */
  List<String> strangeResources(int limit);

  /** Groups of FIFO queues behind this one, and whether they are kept as their messages say. */
  List<OfQueue> groups(String afterQueue, String afterName, int limit);

  /** Groups that have messages and are not kept. */
  List<OfQueue> lostGroups(int limit);

  /** What queues remember, behind this one. */
  List<OfQueue> recollections(String afterQueue, String afterKey, int limit);

  /** Numbers of executions that have a journal but no row. */
  List<Long> strayJournals(int limit);

  /**
   * A row.
   *
   * @param row null where it cannot be read
   * @param damage why it cannot be read, or null
   */
  record Kept<T>(long id, @Nullable T row, @Nullable String damage) {}

  /**
   * Something of a queue's.
   *
   * @param name the group's, or the key of what is remembered
   * @param damage what is wrong with it, or null
   */
  record OfQueue(String queue, String name, @Nullable String damage) {}

  /** A resource's row; one of {@code row} and {@code damage} is null. */
  record KeptResource(String key, @Nullable Resource row, @Nullable String damage) {}
}
