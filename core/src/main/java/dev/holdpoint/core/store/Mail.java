package dev.holdpoint.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was or is to be sent.
 *
 * @param id unique, grows with time; stands in its Message-ID, so repeats can be known
 * @param sentAt when Holdpoint accepted it
 * @param lastError what the mail server said last, if it refused
 */
public record Mail(
    long id,
    String from,
    String to,
    String subject,
    String text,
    @Nullable String html,
    Instant sentAt,
    State state,
    int attempts,
    @Nullable String lastError) {

  /** The same mail after one more attempt to send it. */
  public Mail tried(State now, @Nullable String error) {
    return new Mail(id, from, to, subject, text, html, sentAt, now, attempts + 1, error);
  }

  /** Where it is. */
  public enum State {
    /** Owed to the mail server. */
    QUEUED,
    /** The mail server took it. */
    SENT,
    /** Given up. */
    FAILED,
    /** In the built-in mailbox, which is its end. */
    MAILBOX
  }
}
