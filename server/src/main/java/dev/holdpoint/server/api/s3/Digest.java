package dev.holdpoint.server.api.s3;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Something that is calculated over bytes as they come. Of one thread. */
interface Digest {
  void update(byte[] bytes, int offset, int count);

  /** What came of it; once. */
  byte[] value();

  static Digest md5() {
    return message("MD5");
  }

  static Digest sha256() {
    return message("SHA-256");
  }

  static Digest sha1() {
    return message("SHA-1");
  }

  static Digest crc32() {
    return cyclic(new CRC32(), Integer.BYTES);
  }

  static Digest crc32c() {
    return cyclic(new CRC32C(), Integer.BYTES);
  }

  static Digest crc64nvme() {
    return cyclic(new Crc64Nvme(), Long.BYTES);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Digest message(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return new Digest() {
        @Override
        public void update(byte[] bytes, int offset, int count) {
          digest.update(bytes, offset, count);
        }

        @Override
        public byte[] value() {
          return digest.digest();
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + algorithm + ", but the JDK has none", e);
    }
  }

  private static Digest cyclic(Checksum checksum, int length) {
    return new Digest() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        checksum.update(bytes, offset, count);
      }

      @Override
      public byte[] value() {
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue());
        byte[] value = new byte[length];
        all.position(Long.BYTES - length).get(value);
        return value;
      }
    };
  }
}
