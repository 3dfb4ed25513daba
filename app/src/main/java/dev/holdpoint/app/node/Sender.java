package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.sns.SenderSettings;
import java.util.function.Supplier;

/** How mails leave: through the mail server, or into the built-in mailbox. */
record Sender(Config config, Here here) implements Supplier<SenderSettings> {
  @Override
  public SenderSettings get() {
    String links = here.address().text();
    Config.Smtp smtp = config.smtp();
    return smtp == null ? SenderSettings.mailbox(links) : Debts.settings(smtp).sender(links);
  }
}
