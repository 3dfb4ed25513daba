package dev.holdpoint.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.work.OutboxHandler.Outcome;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailCallTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final MailRetries RETRIES =
      new MailRetries(3, Duration.ofSeconds(10), Duration.ofSeconds(15));

  private final Store store = new InMemoryStore();

  @Test
  void sentAndSettledAreOneCommit() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      Outcome.Done done = assertInstanceOf(Outcome.Done.class, call(smtp.port()).handle(owed()));
      assertEquals(Mail.State.QUEUED, stored().state(), "not before the debt is paid");
      settle(done);
      assertEquals(Mail.State.SENT, stored().state());
      assertEquals(1, stored().attempts());
      assertInstanceOf(Outcome.Done.class, call(smtp.port()).handle(entry()));
      assertEquals(1, smtp.mails.size(), "what was sent is not sent again");
    }
  }

  @Test
  void crashBetweenSendAndCommitRepeatsTheSameMessageId() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      OutboxEntry entry = owed();
      call(smtp.port()).handle(entry);
      settle(assertInstanceOf(Outcome.Done.class, call(smtp.port()).handle(entry)));
      assertEquals(2, smtp.mails.size());
      assertEquals(1, smtp.mails.stream().flatMap(MailCallTest::key).distinct().count());
      assertTrue(smtp.mails.getFirst().contains("X-Holdpoint-Effect-Id: 7"));
    }
  }

  private static Stream<String> key(String mail) {
    return mail.lines().filter(line -> line.startsWith("Message-ID:"));
  }

  @Test
  void refusedRecipientIsGivenUpWithItsReason() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      smtp.answers.put("RCPT", "550 nobody here");
      settle(assertInstanceOf(Outcome.Done.class, call(smtp.port()).handle(owed())));
      assertEquals(Mail.State.FAILED, stored().state());
      assertTrue(String.valueOf(stored().lastError()).contains("550 nobody here"));
    }
  }

  @Test
  void downThenUp() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    int port = server.getSmtp().getPort();
    server.stop();
    OutboxEntry entry = owed();
    assertEquals(NOW.plusSeconds(10), putOff(call(port).handle(entry)));
    assertEquals(NOW.plusSeconds(15), putOff(call(port).handle(entry)));
    assertEquals(Mail.State.QUEUED, stored().state());
    assertEquals(2, stored().attempts());
    assertTrue(stored().lastError() != null);
    GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    again.start();
    try {
      settle(assertInstanceOf(Outcome.Done.class, call(port).handle(entry)));
      assertEquals(1, again.getReceivedMessages().length);
      assertEquals(Mail.State.SENT, stored().state());
      assertNull(stored().lastError());
    } finally {
      again.stop();
    }
  }

  @Test
  void nothingIsNotedOfAFailureBeforeItsRetryIsCommitted() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      smtp.answers.put("MAIL", "451 later");
      Outcome refused = call(smtp.port()).handle(owed());
      assertEquals(0, stored().attempts(), "somebody else may have sent it meanwhile");
      putOff(refused);
      assertEquals(1, stored().attempts());
    }
  }

  @Test
  void givesUpAfterItsAttempts() throws Exception {
    try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Tls.NONE)) {
      smtp.answers.put("MAIL", "451 later");
      OutboxEntry entry = owed();
      putOff(call(smtp.port()).handle(entry));
      putOff(call(smtp.port()).handle(entry));
      settle(assertInstanceOf(Outcome.Done.class, call(smtp.port()).handle(entry)));
      assertEquals(Mail.State.FAILED, stored().state());
      assertEquals(3, stored().attempts());
    }
  }

  private MailCall call(int port) {
    MailSettings settings =
        new MailSettings(
            "127.0.0.1", port, MailSettings.StartTls.OPTIONAL, false, null, null, "shop@b.example");
    return new MailCall(
        store, new SmtpSender(settings), RETRIES, new MailPace(0), InstantSource.fixed(NOW));
  }

  private OutboxEntry owed() {
    Mail mail =
        new Mail(
            7, "shop@b.example", "a@b.example", "s", "m", null, NOW, Mail.State.QUEUED, 0, null);
    store.<Void>write(tx -> {
      tx.mails().add(mail);
      return null;
    });
    return entry();
  }

  private static OutboxEntry entry() {
    return new OutboxEntry(7, OutboxKind.MAIL, "{\"mailId\":7}", NOW, 0);
  }

  /** Commits what is noted of a failed attempt; tells when the next one is. */
  private Instant putOff(Outcome outcome) {
    Outcome.RetryAt later = assertInstanceOf(Outcome.RetryAt.class, outcome);
    commit(later.with());
    return later.due();
  }

  private void settle(Outcome.Done done) {
    commit(done.with());
  }

  private void commit(Consumer<Tx> with) {
    store.<Void>write(tx -> {
      with.accept(tx);
      return null;
    });
  }

  private Mail stored() {
    return store.read(tx -> tx.mails().list(1)).getFirst();
  }
}
