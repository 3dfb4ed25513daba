package dev.holdpoint.server.access;

/**
 * A key with which requests are signed.
 *
 * @param account on whose behalf its holder acts
 * @param origin the id of the key that it goes back to: its own, or that of who assumed a role
 */
public record AccessKey(String id, String secret, AccessRole role, String account, String origin) {
  /** A key that goes back to no other. */
  public AccessKey(String id, String secret, AccessRole role, String account) {
    this(id, secret, role, account, id);
  }

  /** Whose key it is, as AWS writes it. */
  public String arn() {
    return "arn:aws:iam::" + account + ":user/" + id;
  }

  /**
   * AWS's words for what its holder may not.
   *
   * @param name such as {@code sqs:CreateQueue}
   */
  public String denied(String name) {
    return "User: %s is not authorized to perform: %s because no identity-based policy allows the %s action"
        .formatted(arn(), name, name);
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "AccessKey[" + id + ", ***, " + role.text() + ", " + account + "]";
  }
}
