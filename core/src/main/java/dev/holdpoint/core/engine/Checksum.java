package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.DamagedRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Eight hexadecimal digits behind a text, by which a damaged one is known. */
final class Checksum {
  private static final byte MARK = '#';
  private static final int LENGTH = 9;

  private Checksum() {}

  static byte[] append(byte[] text) {
    byte[] all = Arrays.copyOf(text, text.length + LENGTH);
    all[text.length] = MARK;
    byte[] sum = sum(text, text.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(sum, 0, all, text.length + 1, sum.length);
    return all;
  }

  /** How long the text is, which is as it was written; one of the time before may have no sum. */
  static int check(byte[] all) {
    int length = all.length - LENGTH;
    if (all.length > 0 && all[all.length - 1] == '}') {
      return all.length;
    }
    boolean sound =
        length > 0
            && all[length] == MARK
            && sum(all, length)
                .equals(new String(all, length + 1, LENGTH - 1, StandardCharsets.US_ASCII));
    if (!sound) {
      throw new DamagedRow("A journal entry is not as it was written: its checksum differs", null);
    }
    return length;
  }

  private static String sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
