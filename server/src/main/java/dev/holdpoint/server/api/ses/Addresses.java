package dev.holdpoint.server.api.ses;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mail addresses as callers give them, with or without a name. */
final class Addresses {
  private Addresses() {}

  static String one(@Nullable String given) {
    try {
      InternetAddress address = new InternetAddress(String.valueOf(given), true);
      if (address.getAddress().indexOf('@') < 0) {
        throw Ses.refusal("Missing final '@domain'");
      }
      return address.toString();
    } catch (AddressException e) {
      throw Ses.refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Those in each of these lists. */
  static List<String> all(List<String> to, List<String> cc, List<String> bcc) {
    return Stream.of(to, cc, bcc).flatMap(List::stream).map(Addresses::one).toList();
  }
}
