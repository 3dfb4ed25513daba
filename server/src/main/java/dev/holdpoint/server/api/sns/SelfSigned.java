package dev.holdpoint.server.api.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.security.auth.x500.X500Principal;

/** A certificate in DER that a key has signed itself, as Java has no public way to make one. */
final class SelfSigned {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SHORT_FORM = 0x80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** {@code sha256WithRSAEncryption}, without parameters. */
  private static final byte[] ALGORITHM = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x0b,
    0x05,
    0x00
  };

  private SelfSigned() {}

  static byte[] certificate(KeyPair pair, String name, Instant now)
      throws GeneralSecurityException {
    byte[] subject = new X500Principal("CN=" + name).getEncoded();
    byte[] content =
        der(
            SEQUENCE,
            der(INTEGER, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
            ALGORITHM,
            subject,
            der(SEQUENCE, time(now), time(now.plus(LIFE))),
            subject,
            pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(content);
    // The first byte of a bit string counts the bits that are left over at its end.
    return der(SEQUENCE, content, ALGORITHM, der(BIT_STRING, new byte[1], signature.sign()));
  }

  private static byte[] time(Instant instant) {
    return der(GENERALIZED_TIME, TIME.format(instant).getBytes(US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    writeLength(whole, content.size());
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < SHORT_FORM) {
      out.write(length);
      return;
    }
    byte[] bytes = BigInteger.valueOf(length).toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    out.write(SHORT_FORM + bytes.length - skip);
    out.write(bytes, skip, bytes.length - skip);
  }
}
