package dev.holdpoint.server.calls.http;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
record Network(byte[] first, int bits) {
  /** The network that a text names, or null where it names none. */
  static @Nullable Network of(String text) {
    String[] parts = text.split("/", -1);
    try {
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = parts.length == 1 ? address.length * Byte.SIZE : Integer.parseInt(parts[1]);
      return parts.length <= 2 && bits >= 0 && bits <= address.length * Byte.SIZE
          ? new Network(address, bits)
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  boolean holds(InetAddress address) {
    return holds(address.getAddress());
  }

  boolean holds(byte[] other) {
    if (other.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Network(byte[] theirs, int length)
        && length == bits
        && Arrays.equals(theirs, first);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + bits;
  }
}
