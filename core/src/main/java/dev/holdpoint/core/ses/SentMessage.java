package dev.holdpoint.core.ses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program hands in to be mailed.
 *
 * @param recipients addresses, each of which gets a mail of its own
 * @param replyTo where answers go, if not to the sender
 */
public record SentMessage(
    String from,
    List<String> recipients,
    String subject,
    @Nullable String text,
    @Nullable String html,
    List<String> replyTo) {

  public SentMessage {
    recipients = List.copyOf(recipients);
    replyTo = List.copyOf(replyTo);
  }

  int length() {
    return subject.length() + length(text) + length(html);
  }

  private static int length(@Nullable String part) {
    return part == null ? 0 : part.length();
  }
}
