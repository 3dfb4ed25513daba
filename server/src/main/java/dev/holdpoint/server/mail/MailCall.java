package dev.holdpoint.server.mail;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Pays what the outbox owes the mail server: one mail. Sent is committed together with the end of
 * the debt; a crash in between sends the mail again, under the same Message-ID.
 */
public final class MailCall implements OutboxHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MailCall.class);

  private final Store store;
  private final SmtpSender sender;
  private final MailRetries retries;
  private final MailPace pace;
  private final InstantSource clock;

  public MailCall(
      Store store, SmtpSender sender, MailRetries retries, MailPace pace, InstantSource clock) {
    this.store = store;
    this.sender = sender;
    this.retries = retries;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    JsonNode body = entry.as(JsonNode.class);
    long id = body.path("mailId").asLong();
    Mail mail = store.<@Nullable Mail>read(tx -> tx.mails().find(id));
    if (mail == null || mail.state() != Mail.State.QUEUED) {
      return Outcome.DONE;
    }
    Instant now = clock.instant();
    Instant turn = pace.turn(id, now);
    if (turn.isAfter(now)) {
      return new Outcome.RetryAt(turn);
    }
    try {
      sender.send(mail, body.path("replyTo").asString(null));
      LOG.info("A mail was sent mail={}", id);
      return ended(mail.tried(Mail.State.SENT, null));
    } catch (MailFailure failure) {
      return failed(mail, failure);
    }
  }

  private Outcome failed(Mail mail, MailFailure failure) {
    int failures = mail.attempts() + 1;
    if (failure.permanent() || failures >= retries.attempts()) {
      LOG.error(
          "A mail was given up mail={} after={}: {}", mail.id(), failures, failure.getMessage());
      return ended(mail.tried(Mail.State.FAILED, failure.getMessage()));
    }
    LOG.warn(
        "A mail will be tried again mail={} after={}: {}",
        mail.id(),
        failures,
        failure.getMessage());
    Mail waiting = mail.tried(Mail.State.QUEUED, failure.getMessage());
    return new Outcome.RetryAt(
        clock.instant().plus(retries.after(failures)), tx -> tx.mails().update(waiting));
  }

  private static Outcome ended(Mail mail) {
    return new Outcome.Done(tx -> tx.mails().update(mail));
  }
}
