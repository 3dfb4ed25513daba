package dev.holdpoint.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.Secret;
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
    Secret password = user == null ? null : new Secret("secret");
    Config.Smtp smtp = new Config.Smtp("localhost", 25, security, user, password, "a@example.com");
    return Debts.settings(smtp).starttls();
  }
}
