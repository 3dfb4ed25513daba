package dev.holdpoint.server.console;

import dev.holdpoint.server.http.WebRequest;
import java.net.InetAddress;

/**
 * Who may look: this machine only, for the pages know no login yet and show payloads and mails. The
 * name must be this machine's too, or a foreign page could reach us under a name of its own that it
 * points here.
 */
final class Visitors {
  private Visitors() {}

  static boolean mayLook(WebRequest request) {
    return isLoopback(request.remoteAddress()) && isOurName(request.hostName());
  }

  private static boolean isOurName(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.equals("localhost") || bare.endsWith(".localhost") || isLoopback(bare);
  }

  private static boolean isLoopback(String literal) {
    try {
      return InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Page refusal() {
    return Page.problem(
        403,
        "Only on this machine",
        "The console has no login yet, so it is shown only to browsers on the machine that runs"
            + " Holdpoint, under the name localhost or 127.0.0.1. From elsewhere, use a tunnel, for"
            + " instance: ssh -L 4566:127.0.0.1:4566 HOST");
  }
}
