package dev.holdpoint.core.store;

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

  /**
   * Runs something once this unit is durable; never if it fails. For waking waiters only: whatever
   * must not be lost is a row. The action must be quick and must not throw.
   */
  void afterCommit(Runnable action);
}
