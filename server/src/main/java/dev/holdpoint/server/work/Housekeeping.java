package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Expiry;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away, every few minutes, what nobody can see any more: messages past their queue's
 * retention, executions and mails past ours. It looks with a reader, and changes a little in each
 * unit of work, so that nobody who writes waits for it.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final int AT_ONCE = 200;

  private final Store store;
  private final Turns turns;
  private final Queues queues;
  private final Retention retention;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::loop);

  public Housekeeping(Store store, Turns turns, Queues queues, Retention retention) {
    this.store = store;
    this.turns = turns;
    this.queues = queues;
    this.retention = retention;
  }

  public void start() {
    thread.start();
  }

  /**
   * Does all that is to be done now.
   *
   * @return how many messages, executions and mails were over and went
   */
  public int runOnce() {
    emptyQueues();
    int messages = expireMessages();
    int executions = forgetExecutions();
    return messages + executions + forgetMails();
  }

  private int expireMessages() {
    Expiry expiry = store.read(tx -> queues.expiry(tx, turns.now().now()));
    int all = 0;
    @Nullable Long after = Long.MIN_VALUE;
    while (after != null) {
      long from = after;
      Expiry.Seen seen = store.read(tx -> expiry.look(tx, from));
      all += expire(seen.old());
      after = seen.next();
    }
    return all;
  }

  private int expire(List<MessageStore.Age> old) {
    for (int from = 0; from < old.size(); from += AT_ONCE) {
      List<MessageStore.Age> some = old.subList(from, Math.min(old.size(), from + AT_ONCE));
      store.write(tx -> {
        some.forEach(message -> tx.messages().delete(message.queue(), message.id()));
        return null;
      });
    }
    return old.size();
  }

  private void emptyQueues() {
    boolean more = true;
    while (more) {
      more = store.write(Queues::emptyMore);
    }
  }

  private int forgetExecutions() {
    int forgotten = 0;
    for (ExecutionStatus how : ExecutionStatus.values()) {
      forgotten += how == ExecutionStatus.RUNNING ? 0 : forgetExecutions(how);
    }
    boolean more = true;
    while (more) {
      more = store.write(Retention::forgetMore);
    }
    return forgotten;
  }

  private int forgetExecutions(ExecutionStatus how) {
    Instant now = turns.now().now();
    int forgotten = 0;
    @Nullable ExecutionId after = null;
    do {
      ExecutionId from = after;
      Retention.Seen seen = store.read(tx -> retention.look(tx, now, how, from));
      for (ExecutionRow row : seen.old()) {
        store.write(tx -> {
          retention.forget(tx, now, row.id());
          return null;
        });
      }
      forgotten += seen.old().size();
      after = seen.next();
    } while (after != null);
    return forgotten;
  }

  /** Mails are kept as long as executions; one that is still to be sent stays. */
  private int forgetMails() {
    Instant oldest = turns.now().now().minus(retention.standard());
    int forgotten = 0;
    long after = Long.MIN_VALUE;
    while (true) {
      long from = after;
      List<Mail> page =
          store.read(tx -> tx.survey().mails(from, AT_ONCE)).stream()
              .map(Survey.Kept::row)
              .filter(mail -> mail != null && mail.sentAt().isBefore(oldest))
              .toList();
      if (page.isEmpty()) {
        return forgotten;
      }
      after = page.getLast().id();
      List<Mail> over = page.stream().filter(mail -> mail.state() != Mail.State.QUEUED).toList();
      store.write(tx -> {
        over.forEach(mail -> tx.mails().delete(mail.id()));
        return null;
      });
      forgotten += over.size();
    }
  }

  private void loop() {
    try {
      while (true) {
        wakeup.await(turns.clock(), EVERY);
        tryOnce();
      }
    } catch (InterruptedException e) {
      // The node stops.
    }
  }

  private void tryOnce() {
    try {
      runOnce();
    } catch (RuntimeException e) {
      LOG.warn("Housekeeping failed; it is tried again in {}", EVERY, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
