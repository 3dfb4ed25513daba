package dev.holdpoint.server.console;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.util.List;

/** Mails, newest first. */
final class MailboxPage {
  private static final int ROWS = 100;

  private MailboxPage() {}

  static Page of(Tx tx, Words words) {
    List<Mail> mails = tx.mails().list(ROWS);
    Grid grid = new Grid("The newest mails", "Subject", "To", "Delivery", "Sent");
    for (Mail mail : mails.reversed()) {
      grid.row(
          Html.link(Links.mail(mail.id()), subject(mail)),
          Html.text(mail.to()),
          delivery(mail),
          Html.many(
              words.time(mail.sentAt()),
              Html.of("span", words.distance(mail.sentAt())).css("muted line")));
    }
    String most = mails.size() == ROWS ? "Only the newest " + ROWS + " are listed." : "";
    Html content =
        Html.many(
            Html.of("h1", "Mailbox"), grid.orElse("No mail yet."), Html.of("p", most).css("muted"));
    return Page.of(Links.MAILS, "Mailbox", content);
  }

  static String subject(Mail mail) {
    return mail.subject().isBlank() ? "(no subject)" : mail.subject();
  }

  /** How far its delivery has come. */
  static Html delivery(Mail mail) {
    Html badge =
        switch (mail.state()) {
          case QUEUED -> State.badge("Queued", "waiting");
          case SENT -> State.badge("Sent", "succeeded");
          case FAILED -> State.badge("Given up", "failed");
          case MAILBOX -> State.badge("In this mailbox", "kind");
        };
    String attempts = mail.attempts() == 0 ? "" : "attempts: " + mail.attempts();
    return Html.many(badge, Html.of("span", attempts).css("muted line"));
  }
}
