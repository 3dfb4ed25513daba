package dev.holdpoint.server.api.ses;

import dev.holdpoint.core.ses.SentMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A message that comes as MIME: its texts are taken out, and what a mail cannot carry refused. */
final class RawMessage {
  private @Nullable String text;
  private @Nullable String html;

  private RawMessage() {}

  /**
   * Reads it.
   *
   * @param sender who sends it, or null where its own header says so
   * @param recipients who gets it; where there are none, its own headers say so
   */
  static SentMessage read(byte[] mime, @Nullable String sender, List<String> recipients) {
    try {
      Session session = Session.getInstance(new Properties());
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mime));
      RawMessage read = new RawMessage();
      read.take(message);
      String from = sender == null ? first(message.getFrom()) : sender;
      String subject = message.getSubject();
      return new SentMessage(
          Addresses.one(from),
          recipients.isEmpty()
              ? texts(message.getAllRecipients())
              : recipients.stream().map(Addresses::one).toList(),
          subject == null ? "" : subject,
          read.text,
          read.html,
          message.getHeader("Reply-To") == null ? List.of() : texts(message.getReplyTo()));
    } catch (MessagingException | IOException e) {
      throw Ses.refusal("The message cannot be read: " + e.getMessage());
    }
  }

  private void take(Part part) throws MessagingException, IOException {
    Object content = part.getContent();
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        take(parts.getBodyPart(i));
      }
    } else if (part.isMimeType("text/html") && html == null && part.getFileName() == null) {
      html = String.valueOf(content);
    } else if (part.isMimeType("text/plain") && text == null && part.getFileName() == null) {
      text = String.valueOf(content);
    } else {
      throw Ses.refusal("Attachments are not supported by Holdpoint; leave them out.");
    }
  }

  private static @Nullable String first(Address @Nullable [] addresses) {
    List<String> all = texts(addresses);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static List<String> texts(Address @Nullable [] addresses) {
    return addresses == null ? List.of() : Arrays.stream(addresses).map(Address::toString).toList();
  }
}
