package dev.holdpoint.core.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction, as a unit of work sees it: every feature's port, and what is to happen after it.
 */
public interface Tx {
  ExecutionStore executions();

  TimerStore timers();

  OutboxStore outbox();

  ResourceStore resources();

  MessageStore messages();

  MailStore mails();

  ArchiveStore archives();

  MapRunStore mapRuns();

  ContentStore contents();

  ObjectStore objects();

  VersionStore versions();

  Survey survey();

  /**
   * Gives space that was freed back to the disk, at most so many pages of it. Some is kept for what
   * comes next; a database that does so by itself has nothing to do here.
   *
   * @return whether there is more to give back
   */
  boolean giveBackSpace(int pages);

  /**
   * Runs a part of this unit that leaves nothing behind if it throws; what it threw reaches the
   * caller, who may go on with the rest of the unit. Parts may have parts.
   */
  <T extends @Nullable Object> T part(Supplier<T> work);

  /**
   * Runs something once this unit is durable; never if it fails. For waking waiters only: whatever
   * must not be lost is a row. The action must be quick and must not throw.
   */
  void afterCommit(Runnable action);

  /**
   * Tells the other nodes something once this unit is durable; never if it fails. It may be lost on
   * the way, so it is for waking waiters only.
   *
   * @param news one line of a few hundred characters
   */
  void announce(String news);
}
