package dev.holdpoint.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @Test
  void aSmallHeapHasRoomForFewer() {
    assertEquals(Bounds.USUAL, Bounds.fitting(512 * MEBIBYTE));
    assertEquals(Bounds.USUAL, Bounds.fitting(8192 * MEBIBYTE));
    Bounds small = Bounds.fitting(128 * MEBIBYTE);
    assertEquals(2_048, small.connections());
    assertEquals(1_024, small.requests());
    assertEquals(768, small.polls());
    assertEquals(Bounds.USUAL.executions(), small.executions());
  }
}
