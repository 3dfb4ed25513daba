package dev.holdpoint.app.config;

import java.util.List;

/** All settings, in the order in which they are shown. */
public final class Settings {
  /** Every setting there is. */
  public static final List<Setting> ALL =
      List.of(
          ListenerSettings.HOST,
          ListenerSettings.PORT,
          ListenerSettings.URL,
          ListenerSettings.NAMES,
          ListenerSettings.TLS_CERTIFICATE,
          ListenerSettings.TLS_KEY,
          ListenerSettings.BEHIND_PROXY,
          ListenerSettings.ACCESS_KEYS,
          ListenerSettings.ACCESS_KEYS_FILE,
          ListenerSettings.ACCESS_FUNCTIONS,
          Setting.DATA,
          Setting.DB_URL,
          Setting.DB_USER,
          Setting.DB_PASSWORD,
          Setting.DB_PASSWORD_FILE,
          Setting.DB_LEASE,
          LimitSettings.KEEP,
          MailSettings.SMTP_HOST,
          MailSettings.SMTP_PORT,
          MailSettings.SMTP_SECURITY,
          MailSettings.SMTP_USER,
          MailSettings.SMTP_PASSWORD,
          MailSettings.SMTP_PASSWORD_FILE,
          MailSettings.SMTP_FROM,
          MailSettings.MAILS_PER_MINUTE,
          LimitSettings.QUOTAS,
          LimitSettings.MOST_REQUESTS,
          LimitSettings.MOST_CONNECTIONS,
          LimitSettings.MOST_POLLS,
          LimitSettings.MOST_EXECUTIONS,
          LimitSettings.MOST_IN_FLIGHT,
          Setting.HTTP_HOSTS,
          Setting.ENDPOINTS,
          Setting.WITH,
          Setting.CONFIRM_GET,
          Setting.SDK_REPOSITORY,
          Setting.FUNCTIONS_CACHE,
          Setting.S3_FOLDER);

  private Settings() {}
}
