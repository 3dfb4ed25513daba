package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The digests by which SQS's clients check that a message came through whole. */
final class Md5 {
  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  private Md5() {}

  static String of(String text) {
    return HexFormat.of().formatHex(md5().digest(text.getBytes(UTF_8)));
  }

  /** Null where there are no attributes: AWS leaves the digest away. */
  static @Nullable String of(Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    MessageDigest digest = md5();
    new TreeMap<>(attributes).forEach((name, attribute) -> add(digest, name, attribute));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String name, MessageAttribute attribute) {
    addBytes(digest, name.getBytes(UTF_8));
    addBytes(digest, attribute.dataType().getBytes(UTF_8));
    digest.update(attribute.isBinary() ? BINARY : STRING);
    addBytes(digest, value(attribute));
  }

  /** The value's bytes as they count for size and digest. */
  static byte[] value(MessageAttribute attribute) {
    byte[] binary = attribute.binaryValue();
    if (attribute.isBinary()) {
      return binary == null ? new byte[0] : binary;
    }
    String string = attribute.stringValue();
    return string == null ? new byte[0] : string.getBytes(UTF_8);
  }

  private static void addBytes(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java to know MD5, but this one does not", e);
    }
  }
}
