package dev.holdpoint.app.config;

/** The mail server, and how fast. */
final class MailSettings {
  static final Setting SMTP_HOST =
      new Setting(
          "smtp.host",
          null,
          "a host name",
          "The mail server. Without it mail lands in the built-in mailbox.",
          false);

  static final Setting SMTP_PORT =
      new Setting("smtp.port", "587", "a number from 1 to 65535", "The mail server's port.", false);

  static final Setting SMTP_SECURITY =
      new Setting(
          "smtp.security",
          "auto",
          "auto, starttls, tls or none",
          "How the connection to the mail server is kept private. auto takes STARTTLS where the"
              + " server offers it, and demands it where there is a login; starttls always demands"
              + " it.",
          false);

  static final Setting SMTP_USER =
      new Setting(
          "smtp.user", null, "a text", "The login at the mail server, if it wants one.", false);

  static final Setting SMTP_PASSWORD =
      new Setting("smtp.password", null, "a text", "The password of that login.", true);

  static final Setting SMTP_PASSWORD_FILE =
      new Setting(
          "smtp.password-file",
          null,
          "a file that can be read",
          "A file whose first line is that password.",
          false);

  static final Setting SMTP_FROM =
      new Setting(
          "smtp.from",
          "no-reply@holdpoint.invalid",
          "a mail address",
          "The sender of mails.",
          false);

  static final Setting MAILS_PER_MINUTE =
      new Setting(
          "smtp.per-minute",
          null,
          Setting.COUNT,
          "Mails that a node sends in a minute at most; the others wait for their turn.",
          false);

  private MailSettings() {}
}
