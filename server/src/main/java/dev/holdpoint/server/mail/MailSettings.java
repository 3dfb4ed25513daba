package dev.holdpoint.server.mail;

import dev.holdpoint.core.sns.SenderSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mail server.
 *
 * @param tls whether the connection is TLS from its first byte (port 465, mostly)
 * @param username null for no login
 * @param from the sender: an address, or {@code Name <address>}
 */
public record MailSettings(
    String host,
    int port,
    StartTls starttls,
    boolean tls,
    @Nullable String username,
    @Nullable String password,
    String from) {

  /** Whether a plain connection turns into a TLS one. */
  public enum StartTls {
    /** Never. */
    NONE,
    /** Where the server offers it. */
    OPTIONAL,
    /** Always; without it no mail is sent. */
    REQUIRED
  }

  public MailSettings {
    if ((username == null) != (password == null)) {
      throw new IllegalArgumentException(
          "Expected a user name and a password or neither, but there was only one (host="
              + host
              + ")");
    }
    address(from);
  }

  /** How mails leave through this server, with links that begin so. */
  public SenderSettings sender(String linkBase) {
    InternetAddress address = address(from);
    String name = Objects.requireNonNullElse(address.getPersonal(), "");
    return new SenderSettings(address.getAddress(), name, linkBase, true);
  }

  private static InternetAddress address(String text) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "Expected the sender's address, but it was none (from=" + text + ")", e);
    }
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "MailSettings["
        + host
        + ":"
        + port
        + ", starttls="
        + starttls
        + ", tls="
        + tls
        + ", username="
        + username
        + ", password="
        + (password == null ? "none" : "***")
        + ", from="
        + from
        + "]";
  }
}
