package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.Mail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code MailStore} promises. */
public abstract class MailStoreContract extends OpenStore {

  @Test
  void addedMailIsFound() {
    Mail mail = mail(1, "<b>hi</b>", Mail.State.QUEUED, 0, null);
    change(tx -> tx.mails().add(mail));
    assertEquals(mail, find(1));
    assertNull(find(2));
  }

  @Test
  void mailIsReplaced() {
    change(tx -> tx.mails().add(mail(1, null, Mail.State.QUEUED, 0, null)));
    Mail failed = mail(1, null, Mail.State.FAILED, 5, "550 no such user");
    change(tx -> tx.mails().update(failed));
    assertEquals(failed, find(1));
    assertEquals(List.of(failed), read(tx -> tx.mails().list(9)));
  }

  @Test
  void newestAreListedNewestLast() {
    for (long id = 1; id <= 4; id++) {
      Mail mail = mail(id, null, Mail.State.MAILBOX, 0, null);
      change(tx -> tx.mails().add(mail));
    }
    assertEquals(List.of(3L, 4L), read(tx -> tx.mails().list(2)).stream().map(Mail::id).toList());
    assertEquals(4, read(tx -> tx.mails().list(9)).size());
  }

  @Test
  void addingTwiceOrChangingNothingIsABug() {
    Mail mail = mail(1, null, Mail.State.SENT, 1, null);
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.mails().update(mail)));
    change(tx -> tx.mails().add(mail));
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.mails().add(mail)));
  }

  @Test
  void deletedMailIsGone() {
    change(tx -> tx.mails().add(mail(1, null, Mail.State.SENT, 1, null)));
    change(tx -> tx.mails().delete(1));
    change(tx -> tx.mails().delete(2));
    assertNull(find(1));
  }

  private @Nullable Mail find(long id) {
    return read(tx -> tx.mails().find(id));
  }

  private static Mail mail(
      long id, @Nullable String html, Mail.State state, int attempts, @Nullable String error) {
    return new Mail(
        id, "from@x.org", "to@x.org", "Übung", "text", html, kept(NOW), state, attempts, error);
  }
}
