package dev.holdpoint.core.sns;

/**
 * How mails leave.
 *
 * @param address the sender's address
 * @param name the sender's name where a topic has none, or empty
 * @param linkBase where people reach this server, without a slash at the end
 * @param viaMailServer whether a mail server is owed each mail; if not, the built-in mailbox is
 *     where mails end
 */
public record SenderSettings(String address, String name, String linkBase, boolean viaMailServer) {

  /** For development: everything lands in the built-in mailbox. */
  public static SenderSettings mailbox(String linkBase) {
    return new SenderSettings("no-reply@holdpoint.local", "Holdpoint", linkBase, false);
  }
}
