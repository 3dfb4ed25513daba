package dev.holdpoint.app.config;

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

  static final String COUNT = "a number from 1 to 999999999";

  static final Setting DB_URL =
      new Setting(
          "db.url",
          null,
          "jdbc:postgresql://HOST/DATABASE, without a password",
          "A PostgreSQL database (14 or newer) that holds everything durable, for one node or"
              + " several: start another one with the same database and they share the work. The"
              + " data folder then holds only what each node needs for itself.",
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
              + " in the AWS SDK for Java (dynamodb, ecs, bedrockruntime, …; also s3, which then is"
              + " not called here), and a server that speaks its protocol, or aws for AWS itself"
              + " with this machine's credentials and region. The flag may be given often.",
          false);

  static final Setting CONFIRM_GET =
      new Setting(
          "confirm-get",
          null,
          "API/STAGE/path, separated by commas; the API by its name, id or OpenAPI title, the path"
              + " as its resource",
          "GET routes of APIs behind a page that asks first: opening the link shows what is about"
              + " to be confirmed, the page's button makes the request once. For applications that"
              + " mail links which decide when they are opened. The flag may be given often.",
          false);

  static final Setting WITH =
      new Setting(
          "with",
          null,
          "dynamodb",
          "Servers that are fetched on first use and run beside this one, on this machine alone,"
              + " with their tables in DATA. dynamodb is AWS's own DynamoDB Local, for development"
              + " and testing, under AWS's licence; it comes from sdk.repository. The flag may be"
              + " given often.",
          false);

  static final Setting SDK_REPOSITORY =
      new Setting(
          "sdk.repository",
          null,
          "the URL of a Maven repository, or none",
          "Where the AWS SDK's module of such a service is fetched from at its first call, unless"
              + " it lies in DATA/sdk or in Maven's local repository. Without it: the mirror that"
              + " ~/.m2/settings.xml names for Maven Central, else Maven Central.",
          false);

  static final Setting FUNCTIONS_CACHE =
      new Setting(
          "functions.cache",
          null,
          "a folder that can be written",
          "Where pip and npm install what functions need: the AWS SDKs that AWS's images carry, and"
              + " the packages of SAM templates' sources. All"
              + " data folders share it, and it may be deleted while nothing runs. Without it:"
              + " holdpoint in XDG_CACHE_HOME, else in ~/.cache.",
          false);

  static final Setting S3_FOLDER =
      new Setting(
          "s3.folder",
          null,
          "a folder that is there",
          "The folder of S3: a bucket is a folder in it, an object a file, and a file that is put"
              + " there an object. Folders that are there are buckets from the start on. Without"
              + " it: s3 in the data folder, and maps read and write at the endpoint of s3, where"
              + " that is given. Several nodes of a database must share it.",
          false);

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
