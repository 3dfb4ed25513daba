package dev.holdpoint.core.apigateway.policy;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A range of addresses such as {@code 192.0.2.0/24}, or a single one. */
final class AddressBlock {
  private final byte[] network;
  private final int bits;

  private AddressBlock(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /** Reads one; null where it is none. Nothing is looked up. */
  static @Nullable AddressBlock parse(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] network = bytes(parts[0]);
    if (network == null || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
      return null;
    }
    int most = network.length * Byte.SIZE;
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
    return bits > most ? null : new AddressBlock(network, bits);
  }

  boolean contains(String address) {
    byte[] given = bytes(address);
    if (given == null || given.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((given[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte @Nullable [] bytes(String literal) {
    try {
      return InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
