package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads task tokens. A token needs no table: it names its task and proves with a MAC that
 * we made it. 43 characters of base64url, short enough for a line of a mail. Thread-safe.
 */
public final class TaskTokens {
  private static final int REF_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;
  private static final int MAC_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

  /**
   * Tokens under this key.
   *
   * @param key at least 32 random bytes, the same for the life of the store
   */
  public TaskTokens(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The token of this task. */
  public String mint(TaskRef task) {
    byte[] ref =
        ByteBuffer.allocate(REF_BYTES)
            .putLong(task.execution().value())
            .putInt(task.branch())
            .putInt((int) task.event())
            .array();
    byte[] token = Arrays.copyOf(ref, REF_BYTES + MAC_BYTES);
    System.arraycopy(mac(ref), 0, token, REF_BYTES, MAC_BYTES);
    return ENCODER.encodeToString(token);
  }

  /**
   * The task that a token names, or null where we never made it. Its JSON text names it too: AWS's
   * own samples answer with {@code JSON.stringify(token)}, quotes included.
   */
  public @Nullable TaskRef read(String given) {
    boolean quoted = given.length() > 2 && given.startsWith("\"") && given.endsWith("\"");
    return readBare(quoted ? given.substring(1, given.length() - 1) : given);
  }

  private @Nullable TaskRef readBare(String token) {
    byte[] bytes;
    try {
      bytes = DECODER.decode(token);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (bytes.length != REF_BYTES + MAC_BYTES || !ENCODER.encodeToString(bytes).equals(token)) {
      return null;
    }
    byte[] ref = Arrays.copyOf(bytes, REF_BYTES);
    byte[] given = Arrays.copyOfRange(bytes, REF_BYTES, bytes.length);
    if (!MessageDigest.isEqual(given, Arrays.copyOf(mac(ref), MAC_BYTES))) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(ref);
    return new TaskRef(new ExecutionId(buffer.getLong()), buffer.getInt(), buffer.getInt());
  }

  private byte[] mac(byte[] ref) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(ref);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256, but the JDK has none", e);
    }
  }
}
