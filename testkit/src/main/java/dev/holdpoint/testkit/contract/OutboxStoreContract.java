package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code OutboxStore} promises. */
public abstract class OutboxStoreContract extends OpenStore {

  @Test
  void claimedEntryIsLeased() {
    add(1, 10);
    OutboxEntry leased = new OutboxEntry(1, OutboxKind.MAIL, "{\"n\":1}", kept(in(70)), 0);
    assertEquals(List.of(leased), store().write(tx -> tx.outbox().claim(in(10), in(70), 10)));
    assertEquals(List.of(), claim(69, 200, 10));
    assertEquals(List.of(1L), claim(70, 200, 10));
  }

  @Test
  void longestDueIsClaimedFirst() {
    add(1, 12);
    add(2, 10);
    add(3, 10);
    add(4, 99);
    assertEquals(List.of(2L, 3L), claim(20, 90, 2));
    assertEquals(List.of(1L), claim(20, 90, 2));
    assertEquals(List.of(), claim(20, 90, 2));
  }

  @Test
  void leaseIsProlonged() {
    OutboxEntry held = claimed(1, 10, 20);
    assertTrue(lease(held, 50));
    assertEquals(List.of(), claim(49, 99, 1));
    assertEquals(List.of(1L), claim(50, 99, 1));
  }

  @Test
  void leaseThatWasLostIsNotProlonged() {
    OutboxEntry lost = claimed(1, 10, 20);
    assertEquals(List.of(1L), claim(20, 30, 1));
    assertFalse(lease(lost, 50));
    assertFalse(retry(lost, 21));
    assertEquals(List.of(), claim(29, 99, 1));
    OutboxEntry again = store().write(tx -> tx.outbox().claim(in(30), in(40), 1)).getFirst();
    assertEquals(0, again.attempts());
  }

  @Test
  void failedCallComesAgainWithItsAttempts() {
    OutboxEntry held = claimed(1, 10, 20);
    assertTrue(retry(held, 15));
    OutboxEntry again = store().write(tx -> tx.outbox().claim(in(15), in(30), 1)).getFirst();
    assertEquals(1, again.attempts());
  }

  @Test
  void doneEntryIsGone() {
    OutboxEntry held = claimed(1, 10, 20);
    assertTrue(delete(1));
    assertFalse(delete(1));
    assertFalse(lease(held, 11));
    assertFalse(retry(held, 11));
    assertEquals(List.of(), claim(99, 100, 9));
  }

  @Test
  void nextIsTheEarliest() {
    assertNull(read(tx -> tx.outbox().next()));
    add(1, 12);
    add(2, 10);
    assertEquals(kept(in(10)), read(tx -> tx.outbox().next()));
    claim(10, 20, 1);
    assertEquals(kept(in(12)), read(tx -> tx.outbox().next()));
  }

  @Test
  void allIsReleasedForANodeThatStarts() {
    add(1, 5);
    add(2, 90);
    add(3, 10);
    claim(5, 80, 1);
    assertEquals(2, release(10, 9));
    assertEquals(List.of(1L, 2L, 3L), claim(10, 80, 9));
  }

  @Test
  void muchIsReleasedBitByBit() {
    add(1, 20);
    add(2, 30);
    add(3, 40);
    assertEquals(2, release(10, 2));
    assertEquals(List.of(1L, 2L), claim(10, 80, 9));
    assertEquals(2, release(11, 2));
    assertEquals(1, release(11, 2));
    assertEquals(0, release(11, 2));
  }

  @Test
  void secondEntryOfTheSameIdIsABug() {
    add(1, 5);
    assertThrows(IllegalStateException.class, () -> add(1, 6));
    assertEquals(kept(in(5)), read(tx -> tx.outbox().next()));
  }

  private void add(long id, long seconds) {
    String body = "{\"n\":" + id + "}";
    change(tx -> tx.outbox().add(new OutboxEntry(id, OutboxKind.MAIL, body, in(seconds), 0)));
  }

  private OutboxEntry claimed(long id, long due, long until) {
    add(id, due);
    return store().write(tx -> tx.outbox().claim(in(due), in(until), 1)).getFirst();
  }

  private boolean lease(OutboxEntry held, long until) {
    return store().write(tx -> tx.outbox().lease(held, in(until)));
  }

  private boolean retry(OutboxEntry held, long due) {
    return store().write(tx -> tx.outbox().retry(held, in(due)));
  }

  private int release(long now, int limit) {
    return store().write(tx -> tx.outbox().release(in(now), limit));
  }

  private boolean delete(long id) {
    return store().write(tx -> tx.outbox().delete(id));
  }

  private List<Long> claim(long now, long until, int limit) {
    return store().write(tx -> tx.outbox().claim(in(now), in(until), limit)).stream()
        .map(OutboxEntry::id)
        .toList();
  }
}
