package dev.holdpoint.server.api.s3;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The checksums that clients may send beside a body. */
enum ChecksumKind {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  /** Such as {@code x-amz-checksum-crc32}. */
  String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code ChecksumCRC32}. */
  String element() {
    return "Checksum" + name();
  }

  Digest digest() {
    return switch (this) {
      case CRC32 -> Digest.crc32();
      case CRC32C -> Digest.crc32c();
      case CRC64NVME -> Digest.crc64nvme();
      case SHA1 -> Digest.sha1();
      case SHA256 -> Digest.sha256();
    };
  }

  /** Whether the one of a whole is made of its bytes where nobody says how. */
  boolean isOfTheWhole() {
    return this == CRC64NVME;
  }

  static @Nullable ChecksumKind named(@Nullable String algorithm) {
    for (ChecksumKind kind : values()) {
      if (kind.name().equalsIgnoreCase(algorithm)) {
        return kind;
      }
    }
    return null;
  }

  static @Nullable ChecksumKind ofHeader(String header) {
    for (ChecksumKind kind : values()) {
      if (kind.header().equalsIgnoreCase(header)) {
        return kind;
      }
    }
    return null;
  }
}
