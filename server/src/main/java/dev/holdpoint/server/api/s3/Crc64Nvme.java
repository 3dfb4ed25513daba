package dev.holdpoint.server.api.s3;

import java.util.zip.Checksum;

/** The CRC of 64 bits that NVMe defines, which newer SDKs send. */
final class Crc64Nvme implements Checksum {
  private static final long REVERSED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final long[][] TABLE = table();

  private long state = -1;

  private static long[][] table() {
    long[][] table = new long[Long.BYTES][256];
    for (int i = 0; i < 256; i++) {
      long entry = i;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        entry = (entry & 1) == 0 ? entry >>> 1 : (entry >>> 1) ^ REVERSED_POLYNOMIAL;
      }
      table[0][i] = entry;
    }
    for (int i = 0; i < 256; i++) {
      for (int k = 1; k < Long.BYTES; k++) {
        long before = table[k - 1][i];
        table[k][i] = (before >>> 8) ^ table[0][(int) before & 0xff];
      }
    }
    return table;
  }

  @Override
  public void update(int one) {
    state = (state >>> 8) ^ TABLE[0][(int) (state ^ one) & 0xff];
  }

  /** Eight bytes at a time: one table for the place of each. */
  @Override
  public void update(byte[] bytes, int offset, int count) {
    int at = offset;
    int end = offset + count;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      long next = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        int index = ((int) (state >>> (Byte.SIZE * i)) ^ bytes[at + i]) & 0xff;
        next ^= TABLE[Long.BYTES - 1 - i][index];
      }
      state = next;
    }
    for (; at < end; at++) {
      update(bytes[at]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1;
  }
}
