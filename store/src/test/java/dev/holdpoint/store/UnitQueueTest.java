package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is to write. */
class UnitQueueTest {
  private final UnitQueue queue = new UnitQueue(10);
  private final Unit<Boolean> unit = new Unit<>(tx -> true);

  @Test
  void onlyOneWritesAtATime() {
    assertTrue(queue.takeTurn());
    assertTrue(queue.isWriting(Thread.currentThread()));
    assertFalse(queue.takeTurn());
    queue.done();
    assertFalse(queue.isWriting(Thread.currentThread()));
    assertTrue(queue.takeTurn());
  }

  @Test
  void whoComesLaterDoesNotOvertakeThoseWhoWait() {
    assertTrue(queue.takeTurn());
    queue.add(unit);
    queue.done();
    assertFalse(queue.takeTurn());
    assertEquals(List.of(unit), queue.take(10));
    assertFalse(queue.takeTurn());
  }

  @Test
  void closedQueueGivesWhatItHoldsAndNoMoreTurns() {
    queue.add(unit);
    queue.close();
    assertThrows(StoreException.class, queue::takeTurn);
    assertEquals(List.of(unit), queue.take(10));
    queue.done();
    assertEquals(List.of(), queue.take(10));
  }
}
