package dev.holdpoint.server.mail;

import dev.holdpoint.core.store.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to a mail server, each over a connection of its own. Thread-safe; blocks. */
public final class SmtpSender {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final MailSettings settings;
  private final Session session;

  public SmtpSender(MailSettings settings) {
    this(settings, null);
  }

  /**
   * @param trust whom TLS trusts, or null for Java's own choice
   */
  public SmtpSender(MailSettings settings, @Nullable SSLContext trust) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, trust));
  }

  private static Properties properties(MailSettings settings, @Nullable SSLContext trust) {
    Properties all = new Properties();
    boolean starttls = settings.starttls() != MailSettings.StartTls.NONE;
    boolean required = settings.starttls() == MailSettings.StartTls.REQUIRED;
    set(all, "starttls.enable", starttls);
    set(all, "starttls.required", required);
    set(all, "ssl.enable", settings.tls());
    set(all, "ssl.checkserveridentity", true);
    set(all, "auth", settings.username() != null);
    set(all, "connectiontimeout", CONNECT.toMillis());
    set(all, "timeout", ANSWER.toMillis());
    set(all, "writetimeout", ANSWER.toMillis());
    if (trust != null) {
      all.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
    }
    return all;
  }

  private static void set(Properties all, String name, Object value) {
    all.setProperty("mail.smtp." + name, value.toString().toLowerCase(Locale.ROOT));
  }

  /** Returns once the mail server has taken the mail. */
  void send(Mail mail) throws MailFailure {
    send(mail, null);
  }

  /**
   * The same.
   *
   * @param replyTo where answers go, addresses separated by commas; null for the sender
   */
  void send(Mail mail, @Nullable String replyTo) throws MailFailure {
    try {
      MimeLetter letter = MimeLetter.of(session, mail, replyTo);
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(
            settings.host(), settings.port(), settings.username(), settings.password());
        transport.sendMessage(letter, letter.getAllRecipients());
      } finally {
        hangUp(transport);
      }
    } catch (AddressException e) {
      throw new MailFailure("Not an address: " + e.getMessage(), true, e);
    } catch (SendFailedException e) {
      throw refused(e);
    } catch (MessagingException e) {
      throw new MailFailure(words(e), false, e);
    }
  }

  /** How the connection ends says nothing about the mail. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The mail server's connection did not end well", e);
    }
  }

  /** What the server said of this mail: 5yz is its last word (RFC 5321, 4.2.1). */
  private static MailFailure refused(SendFailedException e) {
    int code = code(e);
    boolean login = code == 530 || code == 534 || code == 535;
    return new MailFailure(words(e), code >= 500 && !login, e);
  }

  private static int code(MessagingException e) {
    int code =
        switch (e) {
          case SMTPAddressFailedException address -> address.getReturnCode();
          case SMTPSenderFailedException sender -> sender.getReturnCode();
          case SMTPSendFailedException send -> send.getReturnCode();
          default -> 0;
        };
    return e.getNextException() instanceof MessagingException next
            && (code == 0 || next instanceof SMTPAddressFailedException)
        ? code(next)
        : code;
  }

  private static String words(MessagingException e) {
    Exception deepest = e;
    while (deepest instanceof MessagingException one && one.getNextException() != null) {
      deepest = one.getNextException();
    }
    String message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message.strip();
  }
}
