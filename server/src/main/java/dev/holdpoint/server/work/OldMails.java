package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Survey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Mails are kept as long as executions; one that is still to be sent stays. */
public record OldMails(Store store, Turns turns, Retention retention) implements Chore {
  private static final int AT_ONCE = 200;

  @Override
  public int tidy() {
    Instant oldest = retention.oldest(turns.now().now());
    int forgotten = 0;
    long after = Long.MIN_VALUE;
    boolean more = true;
    while (more) {
      long from = after;
      List<Survey.Kept<Mail>> page = store.read(tx -> tx.survey().mails(from, AT_ONCE));
      List<Mail> old =
          page.stream()
              .flatMap(kept -> Stream.ofNullable(kept.row()))
              .filter(mail -> mail.sentAt().isBefore(oldest))
              .toList();
      forgotten += forget(old);
      // They lie in the order of their numbers, which grow with time.
      more = page.size() == AT_ONCE && !old.isEmpty();
      after = page.isEmpty() ? after : page.getLast().id();
    }
    return forgotten;
  }

  private int forget(List<Mail> old) {
    List<Mail> over = old.stream().filter(mail -> mail.state() != Mail.State.QUEUED).toList();
    if (!over.isEmpty()) {
      store.write(tx -> {
        over.forEach(mail -> tx.mails().delete(mail.id()));
        return null;
      });
    }
    return over.size();
  }
}
