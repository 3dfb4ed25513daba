package dev.holdpoint.core.ses;

import dev.holdpoint.core.apigateway.ApiLinks;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Takes messages: a row for each recipient, and where a mail server is to get it, a debt. */
public final class Mailing {
  private static final SesLimits LIMITS = SesLimits.AWS;

  private Mailing() {}

  /**
   * Takes a message.
   *
   * @return its id, in the form that AWS's have
   * @throws AwsException MessageRejected, InvalidParameterValue
   */
  public static String send(Tx tx, Turn turn, PostOffice office, SentMessage message) {
    check(message);
    String id = "%016x-%s-000000".formatted(turn.now().toEpochMilli(), turn.ids().uuid());
    message.recipients().forEach(to -> hand(tx, turn, office, message, to));
    return id;
  }

  private static void check(SentMessage message) {
    if (message.recipients().isEmpty()) {
      throw AwsException.of("InvalidParameterValue", "Missing required header 'To'.");
    }
    if (message.recipients().size() > LIMITS.recipients()) {
      throw AwsException.of(
          "MessageRejected", "Recipient count exceeds " + LIMITS.recipients() + ".");
    }
    if (message.length() > LIMITS.messageLength()) {
      throw AwsException.of(
          "InvalidParameterValue",
          "Message length is more than %d bytes long: '%d'."
              .formatted(LIMITS.messageLength(), message.length()));
    }
  }

  private static void hand(Tx tx, Turn turn, PostOffice office, SentMessage it, String to) {
    long id = turn.ids().next();
    Mail.State state = office.viaMailServer() ? Mail.State.QUEUED : Mail.State.MAILBOX;
    String text = ApiLinks.here(tx, Objects.requireNonNullElse(it.text(), ""), office.linkBase());
    String html = it.html() == null ? null : ApiLinks.here(tx, it.html(), office.linkBase());
    tx.mails()
        .add(new Mail(id, it.from(), to, it.subject(), text, html, turn.now(), state, 0, null));
    if (office.viaMailServer()) {
      ObjectNode body = Json.object().put("mailId", id);
      if (!it.replyTo().isEmpty()) {
        body.put("replyTo", String.join(", ", it.replyTo()));
      }
      tx.outbox().add(new OutboxEntry(id, OutboxKind.MAIL, Json.write(body), turn.now(), 0));
    }
  }
}
