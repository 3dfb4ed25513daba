package dev.holdpoint.server.mail;

/** The mail server did not take a mail. */
final class MailFailure extends Exception {
  private final boolean permanent;

  /**
   * @param permanent whether it will say the same again, whenever it is asked
   */
  MailFailure(String message, boolean permanent, Throwable cause) {
    super(message, cause);
    this.permanent = permanent;
  }

  boolean permanent() {
    return permanent;
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
