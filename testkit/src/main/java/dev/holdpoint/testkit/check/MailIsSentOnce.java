package dev.holdpoint.testkit.check;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mail that was promised is there; it is owed as long as it waits, and no longer; it is marked
 * sent only if the mail server took it; and what has become of it stays.
 */
final class MailIsSentOnce implements Checker {
  private final Map<Long, Mail.State> ended = new HashMap<>();

  @Override
  public void check(Snapshot now, Ledger told) {
    Set<Long> owed =
        now.outbox().stream()
            .filter(entry -> entry.kind() == OutboxKind.MAIL)
            .map(OutboxEntry::id)
            .collect(Collectors.toSet());
    Set<String> addressed = new HashSet<>();
    for (Mail mail : now.mails()) {
      addressed.add(mail.to());
      boolean waits = mail.state() == Mail.State.QUEUED;
      Mail.State before = ended.get(mail.id());
      Violation.unless(
          before == null || before == mail.state(),
          "A mail was " + before + " and is not any more",
          mail);
      Violation.unless(owed.contains(mail.id()) == waits, "A mail is owed or not, wrongly", mail);
      Violation.unless(
          mail.state() != Mail.State.SENT || told.isMailTaken(mail.id()),
          "A mail is marked sent, and was not",
          mail);
      if (!waits) {
        ended.put(mail.id(), mail.state());
      }
    }
    Violation.unless(
        addressed.containsAll(told.mailed()), "A mail that was promised is lost", addressed);
  }
}
