package dev.holdpoint.core.sns;

import dev.holdpoint.core.apigateway.ApiLinks;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;

/** Hands a mail in: as a row, and where a mail server is to get it, as a debt under the same id. */
final class Post {
  private Post() {}

  static void send(Tx tx, Turn turn, SenderSettings sender, Letter letter) {
    long id = turn.ids().next();
    String text = ApiLinks.here(tx, letter.text(), sender.linkBase());
    tx.mails().add(mail(id, turn, sender, letter, text));
    if (sender.viaMailServer()) {
      String body = Json.write(Json.object().put("mailId", id));
      tx.outbox().add(new OutboxEntry(id, OutboxKind.MAIL, body, turn.now(), 0));
    }
  }

  private static Mail mail(long id, Turn turn, SenderSettings sender, Letter letter, String text) {
    return new Mail(
        id,
        from(sender, letter.fromName()),
        letter.to(),
        letter.subject(),
        text,
        null,
        turn.now(),
        sender.viaMailServer() ? Mail.State.QUEUED : Mail.State.MAILBOX,
        0,
        null);
  }

  private static String from(SenderSettings sender, String topicName) {
    String name = topicName.isEmpty() ? sender.name() : topicName;
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    return name.isEmpty() ? sender.address() : "\"" + quoted + "\" <" + sender.address() + ">";
  }
}
