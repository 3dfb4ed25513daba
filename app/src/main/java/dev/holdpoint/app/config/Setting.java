package dev.holdpoint.app.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as users know it.
 *
 * @param key in the configuration file; the environment variable and the flag follow from it
 * @param fallback the default, or null where it is simply not set
 * @param secret has no flag, as others would see it in the process list, and is never shown
 */
public record Setting(
    String key, @Nullable String fallback, String expected, String meaning, boolean secret) {

  static final Setting HOST =
      new Setting(
          "http.host",
          "127.0.0.1",
          "a loopback address such as 127.0.0.1, ::1 or localhost",
          "Where it listens. There are no access keys yet, so only this machine may reach it.",
          false);

  static final Setting PORT =
      new Setting(
          "http.port",
          "4566",
          "a number from 0 to 65535",
          "The port it listens on; 0 takes any free one.",
          false);

  static final Setting DATA =
      new Setting(
          "data",
          ".holdpoint",
          "a folder that can be written",
          "Where everything durable lies, relative to the current folder.",
          false);

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

  static final Setting HTTP_HOSTS =
      new Setting(
          "tasks.http-hosts",
          null,
          "host names, separated by commas, or *",
          "Hosts that HTTP tasks may call by http, and at link-local addresses. Without it they go"
              + " by https alone, save to this machine, and never to link-local addresses.",
          false);

  static final Setting ENDPOINTS =
      new Setting(
          "endpoints",
          null,
          "SERVICE=URL or SERVICE=aws, separated by commas (in a file a map)",
          "Where tasks call services that Holdpoint does not serve itself: the service by its name"
              + " in the AWS SDK for Java (dynamodb, s3, ecs, bedrockruntime, …), and a server that"
              + " speaks its protocol, or aws for AWS itself with this machine's credentials and"
              + " region. The flag may be given often.",
          false);

  static final Setting SDK_REPOSITORY =
      new Setting(
          "sdk.repository",
          null,
          "the URL of a Maven repository, or none",
          "Where the AWS SDK's module of such a service is fetched from at its first call, unless it"
              + " lies in DATA/sdk or in Maven's local repository. Without it: the mirror that"
              + " ~/.m2/settings.xml names for Maven Central, else Maven Central.",
          false);

  static final Setting S3_FOLDER =
      new Setting(
          "s3.folder",
          null,
          "a folder that is there",
          "A folder that stands in for S3 where a distributed Map reads items or writes results: a"
              + " bucket is a folder in it, an object a file. Without it they are at the endpoint of"
              + " s3, where that is given.",
          false);

  /** Every setting there is. */
  public static final List<Setting> ALL =
      List.of(
          HOST,
          PORT,
          DATA,
          SMTP_HOST,
          SMTP_PORT,
          SMTP_SECURITY,
          SMTP_USER,
          SMTP_PASSWORD,
          SMTP_PASSWORD_FILE,
          SMTP_FROM,
          HTTP_HOSTS,
          ENDPOINTS,
          SDK_REPOSITORY,
          S3_FOLDER);

  /** Such as {@code HOLDPOINT_SMTP_HOST}. */
  public String variable() {
    return "HOLDPOINT_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** Such as {@code --smtp-host}; those of the listener are the short ones. */
  public String flag() {
    return equals(ENDPOINTS) ? "--endpoint" : "--" + key.replace("http.", "").replace('.', '-');
  }
}
