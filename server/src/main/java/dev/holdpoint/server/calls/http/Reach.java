package dev.holdpoint.server.calls.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How far an address reaches. */
enum Reach {
  /** Anywhere. */
  PUBLIC("a public"),
  /** This machine, or a network of somebody's own. */
  PRIVATE("a private or loopback"),
  /** The link, where clouds keep credentials; many at once; nobody; or what has no use yet. */
  NEVER("a link-local, multicast or unspecified");

  private static final List<Network> OWN =
      networks(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "192.0.0.0/24",
          "198.18.0.0/15",
          "::1",
          // Translated and tunnelled within somebody's own network.
          "64:ff9b:1::/48",
          "2001::/32",
          "fc00::/7",
          "fec0::/10");

  private static final List<Network> NOBODYS =
      networks(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::",
          "fe80::/10",
          "ff00::/8",
          // Where AWS and Alibaba keep their machines' credentials.
          "fd00:ec2::254",
          "100.100.100.200");

  /** Addresses that carry one of IPv4, and at which byte: translated, tunnelled, or written so. */
  private static final List<Network> CARRIERS = networks("64:ff9b::/96", "::/96", "2002::/16");

  private static final int IPV4_BYTES = 4;
  private static final int TUNNELLED_AT = 2;
  private static final int LAST_FOUR = 12;

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Reach of(InetAddress address) {
    Reach reach = of(address.getAddress());
    return reach == PUBLIC && isThisMachine(address) ? PRIVATE : reach;
  }

  /** What listens on this machine may trust whoever is on it, whatever its address is. */
  private static boolean isThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static Reach of(byte[] address) {
    if (NOBODYS.stream().anyMatch(network -> network.holds(address))) {
      return NEVER;
    }
    if (OWN.stream().anyMatch(network -> network.holds(address))) {
      return PRIVATE;
    }
    for (Network carrier : CARRIERS) {
      if (carrier.holds(address)) {
        int at = carrier.bits() == 16 ? TUNNELLED_AT : LAST_FOUR;
        return of(Arrays.copyOfRange(address, at, at + IPV4_BYTES));
      }
    }
    return PUBLIC;
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(text -> Objects.requireNonNull(Network.of(text), text)).toList();
  }
}
