package dev.holdpoint.store;

import dev.holdpoint.core.store.DamagedRow;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A number over what a row says, by which one that is not as it was written is known. */
final class Sum {
  private static final int NOTHING = 0;
  private static final int END = 0xff;

  private Sum() {}

  /** The sum over texts and numbers, in this order. */
  static int of(@Nullable Object... values) {
    CRC32C sum = new CRC32C();
    for (Object value : values) {
      if (value == null) {
        sum.update(NOTHING);
      } else {
        sum.update(bytes(value));
        // No text in UTF-8 holds it, so what stands in one column is not taken for the next one's.
        sum.update(END);
      }
    }
    return (int) sum.getValue();
  }

  private static byte[] bytes(Object value) {
    return value instanceof byte[] bytes
        ? bytes
        : kept(value.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /** Without what a database may keep as something else: NUL, halves of characters. */
  private static String kept(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnsteady(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
        int[] steady = text.codePoints().filter(Sum::isSteady).toArray();
        return new String(steady, 0, steady.length);
      }
    }
    return text;
  }

  private static boolean isSteady(int point) {
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !half && !isUnsteady(point);
  }

  private static boolean isUnsteady(int point) {
    return point == 0 || point == '?' || point == '\uFFFD';
  }

  /**
   * Compares what a row says with its sum; one of the time before sums has none.
   *
   * @param column where the row's sum stands
   * @param sum of what it says now
   * @throws DamagedRow where it is not what was written
   */
  static void check(ResultSet row, int column, int sum) throws SQLException {
    int written = row.getInt(column);
    if (!row.wasNull() && written != sum) {
      throw new DamagedRow("A row is not as it was written: its checksum differs", null);
    }
  }
}
