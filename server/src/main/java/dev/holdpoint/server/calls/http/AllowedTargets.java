package dev.holdpoint.server.calls.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where HTTP tasks may go. As on AWS by HTTPS alone, save to this machine itself; never to
 * link-local addresses, where clouds keep their machines' credentials. Hosts that the operator
 * names are free of both rules, and {@code *} names all.
 *
 * <p>A name is looked up here and once more by the client, so a hostile name server could still
 * answer differently the second time: who must exclude that forbids it in the network.
 *
 * @param hosts in lower case
 */
public record AllowedTargets(Set<String> hosts) {
  private static final String METADATA_V6 = "fd00:ec2:0:0:0:0:0:254";

  public AllowedTargets {
    hosts = Set.copyOf(hosts);
  }

  /** Why this target is not allowed, or null where it is. */
  @Nullable String refusal(URI url) {
    String host = url.getHost();
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return "The endpoint is not an HTTPS URL";
    }
    if (url.getRawUserInfo() != null) {
      return "The endpoint must not name a user";
    }
    if (hosts.contains("*") || hosts.contains(host.toLowerCase(Locale.ROOT))) {
      return null;
    }
    return refusal(host, scheme);
  }

  private static @Nullable String refusal(String host, String scheme) {
    try {
      boolean here = true;
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isLocalToTheLink(address)) {
          return "The host "
              + host
              + " has a link-local address, which is not allowed; to allow it"
              + " start with --tasks-http-hosts "
              + host;
        }
        here &= address.isLoopbackAddress();
      }
      return here || scheme.equals("https")
          ? null
          : "The endpoint is not an HTTPS URL; to allow http to this host start with"
              + " --tasks-http-hosts "
              + host;
    } catch (UnknownHostException e) {
      // The call itself will tell.
      return scheme.equals("https") ? null : "The endpoint is not an HTTPS URL";
    }
  }

  private static boolean isLocalToTheLink(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA_V6.equals(address.getHostAddress());
  }
}
