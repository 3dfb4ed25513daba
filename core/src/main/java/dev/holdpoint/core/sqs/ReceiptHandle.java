package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which receive of which message: the message's id and the receive's number under the queue's own
 * key, so that a handle cannot be made up or carried to another queue.
 */
record ReceiptHandle(long id, long receipt) {
  private static final int NUMBERS = 2 * Long.BYTES;
  private static final int MAC = 16;

  String sealed(Queue queue) {
    byte[] numbers = ByteBuffer.allocate(NUMBERS).putLong(id).putLong(receipt).array();
    byte[] all = Arrays.copyOf(numbers, NUMBERS + MAC);
    System.arraycopy(mac(queue, numbers), 0, all, NUMBERS, MAC);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  static ReceiptHandle open(Queue queue, String handle) {
    byte[] all = decode(handle);
    if (all.length != NUMBERS + MAC) {
      throw SqsError.invalidReceipt(handle);
    }
    byte[] mac = mac(queue, Arrays.copyOf(all, NUMBERS));
    if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(all, NUMBERS, all.length))) {
      throw SqsError.invalidReceipt(handle);
    }
    ByteBuffer numbers = ByteBuffer.wrap(all);
    return new ReceiptHandle(numbers.getLong(), numbers.getLong());
  }

  private static byte[] decode(String handle) {
    if (handle.isEmpty()) {
      throw SqsError.missing("ReceiptHandle");
    }
    try {
      return Base64.getUrlDecoder().decode(handle);
    } catch (IllegalArgumentException e) {
      throw SqsError.invalidReceipt(handle);
    }
  }

  private static byte[] mac(Queue queue, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(queue.key().getBytes(UTF_8), "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(bytes), MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Expected every Java to know HmacSHA256, but this one does not", e);
    }
  }
}
