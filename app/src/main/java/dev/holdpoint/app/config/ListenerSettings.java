package dev.holdpoint.app.config;

/** Where a node listens, under which names, and who may come in. */
final class ListenerSettings {
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

  private ListenerSettings() {}
}
