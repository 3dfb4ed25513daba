package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * Refuses requests that call this server by a name which is not its own. Without keys whoever
 * reaches the port may do everything; a page in a browser on this machine could reach it under a
 * name of its own that it points here.
 */
public final class Names implements WebRoute {
  private final List<String> more;

  /**
   * @param more names besides this machine's and AWS's; one that begins with {@code *.} stands for
   *     all below it
   */
  public Names(List<String> more) {
    this.more = List.copyOf(more);
  }

  @Override
  public boolean matches(WebRequest request) {
    return !isOurs(request.hostName());
  }

  private boolean isOurs(String host) {
    return isThisMachine(host)
        || host.endsWith(".amazonaws.com")
        || more.stream().anyMatch(name -> fits(name, host));
  }

  private static boolean fits(String name, String host) {
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  /** Whether a name means the machine that it is used on, whatever name servers say. */
  static boolean isThisMachine(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.equals("localhost") || bare.endsWith(".localhost") || isLoopback(bare);
  }

  static boolean isLoopback(String literal) {
    try {
      return InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return WebResponse.json(
            403,
            Map.of(
                "__type",
                "AccessDeniedException",
                "message",
                "This server does not go by the name that the request's Host header has; names"
                    + " besides localhost are given with --names."))
        .with("x-amzn-errortype", "AccessDeniedException");
  }
}
