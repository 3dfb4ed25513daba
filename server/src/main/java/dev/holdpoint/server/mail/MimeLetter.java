package dev.holdpoint.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.store.Mail;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes over the wire. Its Message-ID is made from the mail's id, so every repeat is
 * known as one: it is the idempotency key that mail has.
 */
final class MimeLetter extends MimeMessage {
  private final String messageId;

  private MimeLetter(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /** Header lines cannot be added by what stands in the mail: addresses are parsed, one each. */
  static MimeLetter of(Session session, Mail mail, @Nullable String replyTo)
      throws MessagingException {
    InternetAddress from = new InternetAddress(mail.from(), true);
    MimeLetter letter = new MimeLetter(session, messageId(mail.id(), from));
    letter.setFrom(from);
    letter.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    if (replyTo != null) {
      letter.setReplyTo(InternetAddress.parse(replyTo, true));
    }
    letter.setSubject(oneLine(mail.subject()), UTF_8.name());
    letter.setSentDate(Date.from(mail.sentAt()));
    letter.setHeader("X-Holdpoint-Effect-Id", Long.toString(mail.id()));
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.fill(mail);
    letter.saveChanges();
    return letter;
  }

  private static String messageId(long id, InternetAddress from) {
    String address = from.getAddress();
    return "<holdpoint-" + id + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
  }

  private static String oneLine(String subject) {
    return subject.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
  }

  private void fill(Mail mail) throws MessagingException {
    String html = mail.html();
    if (html == null) {
      text(this, mail.text(), "plain");
    } else if (mail.text().isEmpty()) {
      text(this, html, "html");
    } else {
      setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(html, "html")));
    }
  }

  private static BodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    text(part, text, subtype);
    return part;
  }

  /** Quoted-printable, so that no relay on the way breaks a long line and the link in it. */
  private static void text(MimePart part, String text, String subtype) throws MessagingException {
    part.setText(text, UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
