package dev.holdpoint.server.api.s3;

/** Whose buckets and objects are: an account's canonical id, of which there is one here. */
final class Owner {
  static final String ID = "0".repeat(64);

  private Owner() {}

  static void write(Xml xml, String element) {
    xml.open(element).leaf("ID", ID).leaf("DisplayName", "holdpoint").close();
  }
}
