package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MailStore;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryMailStore implements MailStore {
  private final MemoryTable<Long, Mail> mails;

  MemoryMailStore(UndoLog undo) {
    this.mails = new MemoryTable<>(Comparator.naturalOrder(), undo);
  }

  MemoryTable<Long, Mail> table() {
    return mails;
  }

  @Override
  public void add(Mail mail) {
    mails.add(mail.id(), kept(mail));
  }

  @Override
  public @Nullable Mail find(long id) {
    return mails.find(id);
  }

  @Override
  public void update(Mail mail) {
    if (mails.find(mail.id()) == null) {
      throw new IllegalStateException("Expected a mail, but there was none (id=" + mail.id() + ")");
    }
    mails.put(mail.id(), kept(mail));
  }

  @Override
  public void delete(long id) {
    mails.remove(id);
  }

  @Override
  public List<Mail> list(int limit) {
    return mails.rows().descendingMap().values().stream().limit(limit).toList().reversed();
  }

  private static Mail kept(Mail mail) {
    return new Mail(
        mail.id(),
        mail.from(),
        mail.to(),
        mail.subject(),
        mail.text(),
        mail.html(),
        Due.millis(mail.sentAt()),
        mail.state(),
        mail.attempts(),
        mail.lastError());
  }
}
