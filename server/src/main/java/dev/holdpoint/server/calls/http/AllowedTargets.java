package dev.holdpoint.server.calls.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where HTTP tasks may go. As on AWS by HTTPS alone, save to this machine itself; never to
 * link-local addresses, where clouds keep their machines' credentials; and from a server that
 * others can reach neither to this machine nor to private networks. What the operator names is free
 * of these rules. It is asked twice: for the URL, and for the very address that is connected to.
 */
public final class AllowedTargets {
  private final Set<String> hosts = new HashSet<>();
  private final List<Network> networks;
  private final boolean atHome;
  private final Lookup names;

  /** What a name stands for at the moment. */
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /**
   * @param named hosts in lower case, addresses or networks ({@code 10.0.0.0/8}); {@code *} for all
   * @param atHome whether this machine and private networks are allowed, as on a laptop
   */
  public AllowedTargets(Set<String> named, boolean atHome) {
    this(named, atHome, InetAddress::getAllByName);
  }

  AllowedTargets(Set<String> named, boolean atHome, Lookup names) {
    this.networks = named.stream().map(Network::of).filter(n -> n != null).toList();
    this.hosts.addAll(named);
    this.atHome = atHome;
    this.names = names;
  }

  /** As on a laptop. */
  AllowedTargets(Set<String> named) {
    this(named, true);
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
    return isNamed(host) ? null : refusal(host, scheme);
  }

  /** As {@link #refusal(URI)}, for what AWS calls by plain HTTP too. */
  @Nullable String refusalByPlainHttpToo(URI url) {
    String host = url.getHost();
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return "The endpoint is neither an HTTP nor an HTTPS URL";
    }
    try {
      return isNamed(host) ? null : refusal(host, names.all(bare(host)));
    } catch (UnknownHostException e) {
      // The call itself will tell.
      return null;
    }
  }

  private boolean isNamed(String host) {
    return hosts.contains("*") || hosts.contains(bare(host).toLowerCase(Locale.ROOT));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private @Nullable String refusal(String host, String scheme) {
    try {
      InetAddress[] all = names.all(host);
      String refusal = refusal(host, all);
      return refusal == null && scheme.equals("http") && !isPlainAllowed(all)
          ? "The endpoint is not an HTTPS URL; to allow http to this host start with"
              + " --tasks-http-hosts "
              + host
          : refusal;
    } catch (UnknownHostException e) {
      // The call itself will tell.
      return scheme.equals("https") ? null : "The endpoint is not an HTTPS URL";
    }
  }

  private boolean isPlainAllowed(InetAddress[] all) {
    for (InetAddress address : all) {
      if (!address.isLoopbackAddress() && !isInNamedNetwork(address)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String refusal(String host, InetAddress[] all) {
    for (InetAddress address : all) {
      Reach reach = Reach.of(address);
      if (reach != Reach.PUBLIC
          && !isInNamedNetwork(address)
          && !(atHome && reach == Reach.PRIVATE)) {
        return "The host %s has %s address, which is not allowed; to allow it start with"
                .formatted(host, reach.words())
            + " --tasks-http-hosts "
            + host;
      }
    }
    return null;
  }

  private boolean isInNamedNetwork(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  /**
   * The address to connect to. A name server may answer otherwise than it did before, so what is
   * connected to is what was looked at here.
   *
   * @throws Forbidden where it is not allowed
   */
  InetAddress resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.all(bare(host));
    String refusal = isNamed(host) ? null : refusal(bare(host), all);
    if (refusal != null) {
      throw new Forbidden(refusal);
    }
    return all[0];
  }

  /** A target that is not allowed was about to be connected to. */
  static final class Forbidden extends RuntimeException {
    Forbidden(String why) {
      super(why, null, false, false);
    }

    /** Never null, unlike in the superclass. */
    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
