package dev.holdpoint.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.holdpoint.core.store.Mail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpSenderTest {
  private static final String LINK =
      "http://127.0.0.1:4566/_holdpoint/subscriptions/confirm/topic/"
          + "0123456789abcdef".repeat(4)
          + "?a=1&b=%20=";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void mailArrivesAsWritten() throws Exception {
    server.start();
    String text = "Grüße ☂\n" + "long ".repeat(400) + "\n.\nFrom the start\n" + LINK + "\n";
    new SmtpSender(plain()).send(mail("Ein Gruß ☂", text, null));
    MimeMessage got = server.getReceivedMessages()[0];
    assertEquals("Ein Gruß ☂", got.getSubject());
    assertEquals(text.strip(), body(got.getContent()));
    assertEquals("The Shop <shop@example.com>", got.getHeader("From")[0].replace("\"", ""));
    assertEquals("<holdpoint-7@example.com>", got.getMessageID());
    assertEquals("7", got.getHeader("X-Holdpoint-Effect-Id")[0]);
    assertEquals(Instant.parse("2026-11-23T10:00:00Z"), got.getSentDate().toInstant());
    assertTrue(longestLine(got) <= 78, "no relay has to break a line");
  }

  @Test
  void htmlStandsBesideTheText() throws Exception {
    server.start();
    new SmtpSender(plain()).send(mail("s", "plain", "<p>rich</p>"), "A <a@x.com>, b@x.com");
    assertEquals(2, server.getReceivedMessages()[0].getReplyTo().length);
    MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
    assertEquals("plain", body(parts.getBodyPart(0).getContent()));
    assertEquals("<p>rich</p>", body(parts.getBodyPart(1).getContent()));
  }

  @Test
  void headersCannotBeAdded() throws Exception {
    server.start();
    new SmtpSender(plain()).send(mail("hello\r\nBcc: thief@example.com", "m", null));
    MimeMessage got = server.getReceivedMessages()[0];
    assertNull(got.getHeader("Bcc"));
    assertEquals("hello Bcc: thief@example.com", got.getSubject());
    Mail two = to("a@example.com\r\nBcc: thief@example.com");
    assertTrue(failure(plain(), two).permanent());
  }

  @Test
  void logsInAndSaysSoIfItMayNot() throws Exception {
    server.setUser("shop@example.com", "shop", "secret");
    server.getManagers().getUserManager().setAuthRequired(true);
    server.start();
    new SmtpSender(plain("shop", "secret")).send(mail("s", "m", null));
    assertEquals(1, server.getReceivedMessages().length);
    MailFailure refused = failure(plain("shop", "wrong"), mail("s", "m", null));
    assertFalse(refused.permanent(), "a password can be set right");
  }

  @Test
  void speaksTlsFromTheFirstByte() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.ALWAYS)) {
      MailSettings settings =
          new MailSettings(
              "localhost",
              smtp.port(),
              MailSettings.StartTls.NONE,
              true,
              null,
              null,
              "shop@example.com");
      new SmtpSender(settings, TestCertificate.context()).send(mail("s", "m", null));
      assertEquals(1, smtp.mails.size());
      assertFalse(failure(settings, mail("s", "m", null)).permanent(), "it trusts nobody unknown");
    }
  }

  @Test
  void startsTlsWhereItIsRequired() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.ON_REQUEST)) {
      MailSettings settings = starttls(smtp.port(), MailSettings.StartTls.REQUIRED);
      new SmtpSender(settings, TestCertificate.context()).send(mail("s", "m", null));
      assertEquals(1, smtp.mails.size());
      assertEquals("STARTTLS", smtp.commands.get(1));
    }
  }

  @Test
  void sendsNothingInTheClearWhereTlsIsRequired() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      MailSettings required = starttls(smtp.port(), MailSettings.StartTls.REQUIRED);
      assertFalse(failure(required, mail("s", "m", null)).permanent());
      assertEquals(0, smtp.mails.size());
      new SmtpSender(starttls(smtp.port(), MailSettings.StartTls.OPTIONAL))
          .send(mail("s", "m", null));
      assertEquals(1, smtp.mails.size());
    }
  }

  @Test
  void fiveHundredsAreTheLastWord() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      MailSettings settings = starttls(smtp.port(), MailSettings.StartTls.NONE);
      smtp.answers.put("RCPT", "550 5.1.1 nobody here");
      MailFailure nobody = failure(settings, mail("s", "m", null));
      assertTrue(nobody.permanent());
      assertTrue(nobody.getMessage().contains("550 5.1.1 nobody here"), nobody.getMessage());
      smtp.answers.put("RCPT", "451 later");
      assertFalse(failure(settings, mail("s", "m", null)).permanent());
      smtp.answers.remove("RCPT");
      smtp.answers.put(".", "554 spam");
      assertTrue(failure(settings, mail("s", "m", null)).permanent());
      smtp.answers.put(".", "421 closing");
      assertFalse(failure(settings, mail("s", "m", null)).permanent());
      smtp.answers.put(".", ScriptedSmtp.HANG_UP);
      assertFalse(failure(settings, mail("s", "m", null)).permanent());
      smtp.answers.remove(".");
      smtp.answers.put("MAIL", "553 not you");
      assertTrue(failure(settings, mail("s", "m", null)).permanent());
      smtp.answers.put("MAIL", "530 log in");
      assertFalse(failure(settings, mail("s", "m", null)).permanent());
    }
  }

  @Test
  void aRudeFarewellIsNoFailure() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      smtp.answers.put("QUIT", ScriptedSmtp.HANG_UP);
      new SmtpSender(starttls(smtp.port(), MailSettings.StartTls.NONE)).send(mail("s", "m", null));
      assertEquals(1, smtp.mails.size());
    }
  }

  @Test
  void passwordIsNotShown() {
    MailSettings settings = settings(25, MailSettings.StartTls.NONE, "shop", "secret");
    assertFalse(settings.toString().contains("secret"));
  }

  private MailSettings plain() {
    return settings(server.getSmtp().getPort(), MailSettings.StartTls.NONE, null, null);
  }

  private MailSettings plain(String user, String password) {
    return settings(server.getSmtp().getPort(), MailSettings.StartTls.NONE, user, password);
  }

  private static MailSettings starttls(int port, MailSettings.StartTls starttls) {
    return settings(port, starttls, null, null);
  }

  private static MailSettings settings(
      int port, MailSettings.StartTls starttls, @Nullable String user, @Nullable String password) {
    return new MailSettings("localhost", port, starttls, false, user, password, "shop@example.com");
  }

  private static MailFailure failure(MailSettings settings, Mail mail) {
    return assertThrows(MailFailure.class, () -> new SmtpSender(settings).send(mail));
  }

  private static Mail to(String to) {
    return new Mail(
        7,
        "shop@example.com",
        to,
        "s",
        "m",
        null,
        Instant.parse("2026-11-23T10:00:00Z"),
        Mail.State.QUEUED,
        0,
        null);
  }

  private static Mail mail(String subject, String text, @Nullable String html) {
    return new Mail(
        7,
        "\"The Shop\" <shop@example.com>",
        "a@example.com",
        subject,
        text,
        html,
        Instant.parse("2026-11-23T10:00:00Z"),
        Mail.State.QUEUED,
        0,
        null);
  }

  private static String body(Object content) {
    return content.toString().replace("\r\n", "\n").strip();
  }

  private static int longestLine(MimeMessage message) throws Exception {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    message.writeTo(raw);
    return raw.toString(UTF_8)
        .lines()
        .filter(l -> !l.startsWith("Received"))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
