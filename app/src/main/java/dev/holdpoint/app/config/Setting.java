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

  private static final String COUNT = "a number from 1 to 999999999";

  static final Setting HOST =
      new Setting(
          "http.host",
          "127.0.0.1",
          "an address of this machine, such as 127.0.0.1 or 0.0.0.0",
          "Where it listens. Beyond this machine only with access keys, and with TLS or behind a"
              + " proxy that ends it.",
          false);

  static final Setting PORT =
      new Setting(
          "http.port",
          "4566",
          "a number from 0 to 65535",
          "The port it listens on; 0 takes any free one.",
          false);

  static final Setting DB_URL =
      new Setting(
          "db.url",
          null,
          "jdbc:postgresql://HOST/DATABASE, without a password",
          "A PostgreSQL database (14 or newer) that holds everything durable, for one node or several:"
              + " start another one with the same database and they share the work. The data folder then"
              + " holds only what each node needs for itself.",
          false);

  static final Setting DB_USER =
      new Setting("db.user", null, "a text", "The database's user.", false);

  static final Setting DB_PASSWORD =
      new Setting("db.password", null, "a text", "That user's password.", true);

  static final Setting DB_PASSWORD_FILE =
      new Setting(
          "db.password-file",
          null,
          "a file that can be read",
          "A file whose first line is that password.",
          false);

  static final Setting DB_LEASE =
      new Setting(
          "db.lease-seconds",
          "6",
          "a number from 2 to 600",
          "For how long the other nodes leave claimed work to a node that says nothing: then they"
              + " take it over.",
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
          "host names, addresses or networks such as 10.0.0.0/8, separated by commas, or *",
          "Where HTTP tasks and API calls may go whatever their address is, and by http. Without it"
              + " they go by https alone, save to this machine, and never to link-local, multicast"
              + " or unspecified addresses. With access keys they do not go to this machine and to"
              + " private networks either.",
          false);

  static final Setting ENDPOINTS =
      new Setting(
          "endpoints",
          null,
          "SERVICE=URL or SERVICE=aws, separated by commas (in a file a map)",
          "Where tasks call services that Holdpoint does not serve itself: the service by its name"
              + " in the AWS SDK for Java (dynamodb, ecs, bedrockruntime, …; also s3, which then is not"
              + " called here), and a server that speaks its protocol, or aws for AWS itself with this"
              + " machine's credentials and region. The flag may be given often.",
          false);

  static final Setting CONFIRM_GET =
      new Setting(
          "confirm-get",
          null,
          "API/STAGE/path, separated by commas; the API by its name, id or OpenAPI title, the path as its resource",
          "GET routes of APIs behind a page that asks first: opening the link shows what is about to"
              + " be confirmed, the page's button makes the request once. For applications that mail"
              + " links which decide when they are opened. The flag may be given often.",
          false);

  static final Setting WITH =
      new Setting(
          "with",
          null,
          "dynamodb",
          "Servers that are fetched on first use and run beside this one, on this machine alone, with"
              + " their tables in DATA. dynamodb is AWS's own DynamoDB Local, for development and"
              + " testing, under AWS's licence; it comes from sdk.repository. The flag may be given"
              + " often.",
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
          "The folder of S3: a bucket is a folder in it, an object a file, and a file that is put there an"
              + " object. Folders that are there are buckets from the start on. Without it: s3 in the data"
              + " folder, and maps read and write at the endpoint of s3, where that is given. Several"
              + " nodes of a database must share it.",
          false);

  static final Setting URL =
      new Setting(
          "http.url",
          null,
          "http:// or https:// with host and port, without a path",
          "Under which address people and programs reach it: links in mails and in stacks begin so."
              + " Without it: where it listens. Needed where that is every address of the machine.",
          false);

  static final Setting NAMES =
      new Setting(
          "http.names",
          null,
          "host names, separated by commas; *.NAME stands for all below it",
          "Names besides localhost and AWS's that requests may call it by while there are no access"
              + " keys: browsers could be led here under any other.",
          false);

  static final Setting TLS_CERTIFICATE =
      new Setting(
          "http.tls-certificate",
          null,
          "a PEM file: the certificate, then those between it and the root",
          "Serves HTTPS with it. Read anew when it changes.",
          false);

  static final Setting TLS_KEY =
      new Setting(
          "http.tls-key",
          null,
          "a PEM file with a private key (PKCS #8, without a password)",
          "The key of that certificate.",
          false);

  static final Setting BEHIND_PROXY =
      new Setting(
          "http.behind-tls-proxy",
          "false",
          "true or false",
          "Whether a proxy in front ends TLS, so that it may listen without a certificate.",
          false);

  static final Setting ACCESS_KEYS =
      new Setting(
          "access.keys",
          null,
          "ID:SECRET:ROLE or ID:SECRET:ROLE:ACCOUNT, separated by commas or lines; a role is admin,"
              + " operator or read-only",
          "The access keys. With any, each request must be signed with one of them, and the console"
              + " asks for one. An account has twelve digits; without it the key is of"
              + " 000000000000, the installation's own.",
          true);

  static final Setting ACCESS_KEYS_FILE =
      new Setting(
          "access.keys-file",
          null,
          "a file that can be read, with such a key in each line; # begins a remark",
          "The access keys, from a file.",
          false);

  static final Setting ACCESS_FUNCTIONS =
      new Setting(
          "access.functions",
          "operator",
          "admin, operator or read-only",
          "What functions may do with the key that their environment holds.",
          false);

  static final Setting KEEP =
      new Setting(
          "retention.days",
          "90",
          "a number of days from 0 to 36500, or forever",
          "For how long executions are kept after their end, as are mails: AWS keeps executions for 90"
              + " days. Their journals, map runs and names go with them; with 0 they go within"
              + " minutes. Express executions are kept for a day at most. Give all nodes of a database"
              + " the same number: the shortest one acts.",
          false);

  static final Setting QUOTAS =
      new Setting(
          "quotas",
          "none",
          "none or aws",
          "aws refuses calls that come more often than AWS allows an account in a region, with AWS's"
              + " throttling error, and slows down what AWS slows down. Each node counts by itself.",
          false);

  static final Setting MOST_REQUESTS =
      new Setting(
          "limits.requests",
          "4096",
          COUNT,
          "Requests in flight, long polls included; more are refused with a throttling error.",
          false);

  static final Setting MOST_CONNECTIONS =
      new Setting(
          "limits.connections",
          "8192",
          COUNT,
          "Connections that are open at once; more wait to be accepted.",
          false);

  static final Setting MOST_POLLS =
      new Setting(
          "limits.polls",
          "3072",
          COUNT,
          "Long polls that are open at once, of queues and of activities each; more are refused with"
              + " a throttling error.",
          false);

  static final Setting MOST_EXECUTIONS =
      new Setting(
          "limits.executions",
          "10000000",
          COUNT,
          "Executions that are open at once, of all accounts; more are refused with"
              + " ExecutionLimitExceeded. With quotas aws no more than 1000000.",
          false);

  static final Setting MOST_IN_FLIGHT =
      new Setting(
          "limits.in-flight",
          "120000",
          COUNT,
          "Messages of one queue that are received and not deleted; a receive beyond that is refused"
              + " with OverLimit, and a long poll waits.",
          false);

  static final Setting MAILS_PER_MINUTE =
      new Setting(
          "smtp.per-minute",
          null,
          COUNT,
          "Mails that a node sends in a minute at most; the others wait for their turn.",
          false);

  /** Every setting there is. */
  public static final List<Setting> ALL =
      List.of(
          HOST,
          PORT,
          URL,
          NAMES,
          TLS_CERTIFICATE,
          TLS_KEY,
          BEHIND_PROXY,
          ACCESS_KEYS,
          ACCESS_KEYS_FILE,
          ACCESS_FUNCTIONS,
          DATA,
          DB_URL,
          DB_USER,
          DB_PASSWORD,
          DB_PASSWORD_FILE,
          DB_LEASE,
          KEEP,
          SMTP_HOST,
          SMTP_PORT,
          SMTP_SECURITY,
          SMTP_USER,
          SMTP_PASSWORD,
          SMTP_PASSWORD_FILE,
          SMTP_FROM,
          MAILS_PER_MINUTE,
          QUOTAS,
          MOST_REQUESTS,
          MOST_CONNECTIONS,
          MOST_POLLS,
          MOST_EXECUTIONS,
          MOST_IN_FLIGHT,
          HTTP_HOSTS,
          ENDPOINTS,
          WITH,
          CONFIRM_GET,
          SDK_REPOSITORY,
          S3_FOLDER);

  /** Such as {@code HOLDPOINT_SMTP_HOST}. */
  public String variable() {
    return "HOLDPOINT_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** Such as {@code --smtp-host}; those of the listener are the short ones. */
  public String flag() {
    if (equals(DB_URL)) {
      return "--db";
    }
    return equals(ENDPOINTS) ? "--endpoint" : "--" + key.replace("http.", "").replace('.', '-');
  }
}
