package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.store.Timer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code TimerStore} promises. */
public abstract class TimerStoreContract extends OpenStore {

  @Test
  void timersAreDueInTheirOrderAndStay() {
    set(1, 20);
    set(2, 10);
    set(3, 10);
    set(4, 21);
    assertEquals(List.of(2L, 3L, 1L), due(20, 10));
    assertEquals(List.of(2L, 3L), due(20, 2));
    assertEquals(List.of(2L, 3L, 1L), due(20, 10));
    assertEquals(List.of(), due(9, 10));
  }

  @Test
  void timerKeepsItsOwnerAndItsTimeToTheMillisecond() {
    set(1, 20);
    assertEquals(
        List.of(new Timer(1, kept(in(20)), "owner 1")), read(tx -> tx.timers().due(in(20), 9)));
  }

  @Test
  void nextIsTheEarliest() {
    assertNull(read(tx -> tx.timers().next()));
    set(1, 20);
    set(2, 10);
    assertEquals(kept(in(10)), read(tx -> tx.timers().next()));
  }

  @Test
  void movedTimerIsDueAtItsNewTimeOnly() {
    set(1, 10);
    change(tx -> tx.timers().move(new Timer(1, in(30), "owner 1")));
    assertEquals(List.of(), due(29, 10));
    assertEquals(List.of(1L), due(30, 10));
    change(tx -> tx.timers().move(new Timer(9, in(1), "owner 9")));
    assertEquals(List.of(1L), due(30, 10));
  }

  @Test
  void timerSetAgainTakesTheOldOnesPlace() {
    set(1, 10);
    change(tx -> tx.timers().set(new Timer(1, in(30), "another")));
    assertEquals(
        List.of(new Timer(1, kept(in(30)), "another")), read(tx -> tx.timers().due(in(99), 9)));
  }

  @Test
  void cancelledTimerIsGone() {
    set(1, 10);
    set(2, 11);
    change(tx -> tx.timers().cancel(1));
    change(tx -> tx.timers().cancel(1));
    assertEquals(List.of(2L), due(99, 10));
    assertEquals(kept(in(11)), read(tx -> tx.timers().next()));
  }

  @Test
  void timerIsFoundUntilItIsCancelled() {
    set(1, 20);
    change(tx -> tx.timers().move(new Timer(1, in(30), "owner 1")));
    assertEquals(new Timer(1, kept(in(30)), "owner 1"), read(tx -> tx.timers().find(1)));
    change(tx -> tx.timers().cancel(1));
    assertNull(read(tx -> tx.timers().find(1)));
  }

  private void set(long id, long seconds) {
    change(tx -> tx.timers().set(new Timer(id, in(seconds), "owner " + id)));
  }

  private List<Long> due(long seconds, int limit) {
    return read(tx -> tx.timers().due(in(seconds), limit)).stream().map(Timer::id).toList();
  }
}
