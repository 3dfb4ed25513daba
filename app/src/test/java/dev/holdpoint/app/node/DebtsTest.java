package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.server.mail.MailSettings.StartTls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the settings of a mail server are understood. */
final class DebtsTest {
  @Test
  void aLoginNeverTravelsInClearUnlessToldTo() {
    assertEquals(StartTls.OPTIONAL, startTls(Config.Security.AUTO, null));
    assertEquals(StartTls.REQUIRED, startTls(Config.Security.AUTO, "ann"));
    assertEquals(StartTls.REQUIRED, startTls(Config.Security.STARTTLS, null));
    assertEquals(StartTls.NONE, startTls(Config.Security.NONE, "ann"));
  }

  private static StartTls startTls(Config.Security security, @Nullable String user) {
    return Debts.settings(new Config.Smtp("localhost", 25, security, user, null, "a@example.com"))
        .starttls();
  }
}
