package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.MessageStore.Age;
import dev.holdpoint.core.store.MessageStore.Counts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code MessageStore} promises. */
public abstract class MessageStoreContract extends OpenStore {

  @Test
  void addedMessageIsFoundInItsQueueOnly() {
    add(1, "q", 0);
    assertEquals(message(1, "q", kept(NOW), kept(NOW), 0, null, 0), find("q", 1));
    assertNull(find("other", 1));
    assertNull(find("q", 2));
  }

  @Test
  void receivedMessageIsInvisibleForAWhile() {
    add(1, "q", 0);
    Message first = receive("q", 1, 31, 10).getFirst();
    assertEquals(message(1, "q", kept(NOW), kept(in(31)), 1, kept(in(1)), first.receipt()), first);
    assertEquals(first, find("q", 1));
    assertEquals(List.of(), receive("q", 30, 99, 10));
    Message second = receive("q", 31, 99, 10).getFirst();
    assertEquals(2, second.receiveCount());
    assertEquals(kept(in(1)), second.firstReceivedAt());
    assertNotEquals(first.receipt(), second.receipt());
  }

  @Test
  void longestWaitingIsReceivedFirst() {
    add(1, "q", 3);
    add(2, "q", 2);
    add(3, "q", 2);
    add(4, "other", 0);
    add(5, "q", 9);
    assertEquals(List.of(2L, 3L), ids(receive("q", 5, 50, 2)));
    assertEquals(List.of(1L), ids(receive("q", 5, 50, 2)));
    assertEquals(List.of(), ids(receive("q", 5, 50, 2)));
  }

  @Test
  void aClockThatGoesBackHidesNothingThatNeedNotWait() {
    change(tx -> tx.messages().add(visible(1, Message.atOnce(in(3_600)))));
    change(tx -> tx.messages().add(visible(2, in(3_600))));
    assertEquals(kept(Message.atOnce(in(3_600))), read(tx -> tx.messages().nextVisible("q")));
    assertEquals(1, read(tx -> tx.messages().count("q", in(0))).visible());
    assertEquals(List.of(1L), ids(receive("q", 0, 30, 10)));
    assertEquals(List.of(), ids(receive("q", 29, 50, 10)));
  }

  @Test
  void whoWaitedAndWhoNeedNotAreReceivedInTheOrderOfTheirTimes() {
    change(tx -> tx.messages().add(visible(1, Message.atOnce(in(3)))));
    change(tx -> tx.messages().add(visible(2, in(2))));
    change(tx -> tx.messages().add(visible(3, Message.atOnce(in(1)))));
    change(tx -> tx.messages().add(visible(4, in(4))));
    assertEquals(List.of(3L), ids(receive("q", 5, 50, 1)));
    assertEquals(List.of(2L, 1L), ids(receive("q", 5, 50, 2)));
    assertEquals(List.of(4L), ids(receive("q", 5, 50, 2)));
  }

  private static Message visible(long id, Instant at) {
    return message(id, "q", NOW, at, 0, null, 0);
  }

  @Test
  void messageIsMovedToAnotherQueue() {
    add(1, "q", 0);
    change(tx -> tx.messages().update(message(1, "dead", NOW, in(5), 3, in(1), 7)));
    assertNull(find("q", 1));
    assertEquals(message(1, "dead", kept(NOW), kept(in(5)), 3, kept(in(1)), 7), find("dead", 1));
    assertEquals(List.of(), receive("q", 9, 20, 10));
    assertEquals(List.of(1L), ids(receive("dead", 9, 20, 10)));
  }

  @Test
  void changingWhatIsNotThereIsABug() {
    assertThrows(
        IllegalStateException.class,
        () -> change(tx -> tx.messages().update(message(1, "q", NOW, NOW, 0, null, 0))));
    add(1, "q", 0);
    assertThrows(IllegalStateException.class, () -> add(1, "q", 0));
  }

  @Test
  void messageIsDeletedOnce() {
    add(1, "q", 0);
    assertFalse(delete("other", 1));
    assertTrue(delete("q", 1));
    assertFalse(delete("q", 1));
    assertEquals(List.of(), receive("q", 9, 20, 10));
  }

  @Test
  void purgeEmptiesOneQueue() {
    add(1, "q", 0);
    add(2, "q", 99);
    add(3, "other", 0);
    assertEquals(2, purge("q", 9));
    assertNull(read(tx -> tx.messages().nextVisible("q")));
    assertEquals(List.of(3L), ids(receive("other", 9, 20, 10)));
  }

  @Test
  void queueIsEmptiedBitByBit() {
    add(1, "q", 0);
    add(2, "q", 99);
    add(3, "q", 5);
    assertEquals(2, purge("q", 2));
    assertEquals(1, read(tx -> tx.messages().count("q", in(0))).delayed());
    assertEquals(1, purge("q", 2));
    assertEquals(0, purge("q", 2));
  }

  @Test
  void agesAreToldInTheOrderOfIds() {
    change(tx -> tx.messages().add(message(1, "q", in(-10), in(50), 0, null, 0)));
    change(tx -> tx.messages().add(message(2, "q", in(-5), NOW, 0, null, 0)));
    change(tx -> tx.messages().add(message(3, "other", in(-10), NOW, 0, null, 0)));
    change(tx -> tx.messages().add(message(4, "q", in(0), NOW, 0, null, 0)));
    assertEquals(
        List.of(
            new Age(2, "q", kept(in(-5))),
            new Age(3, "other", kept(in(-10))),
            new Age(4, "q", kept(in(0)))),
        read(tx -> tx.messages().ages(1, 10)));
    assertEquals(
        List.of(new Age(1, "q", kept(in(-10)))), read(tx -> tx.messages().ages(Long.MIN_VALUE, 1)));
  }

  @Test
  void messagesAreCountedByHowTheyStand() {
    add(1, "q", 0);
    add(2, "q", 0);
    add(3, "q", 0);
    add(4, "q", 60);
    add(5, "other", 0);
    receive("q", 0, 30, 1);
    assertEquals(new Counts(2, 1, 1), read(tx -> tx.messages().count("q", in(1))));
    assertEquals(new Counts(3, 0, 1), read(tx -> tx.messages().count("q", in(30))));
    assertEquals(new Counts(0, 0, 0), read(tx -> tx.messages().count("none", in(1))));
  }

  @Test
  void nextVisibleIsTheEarliest() {
    assertNull(read(tx -> tx.messages().nextVisible("q")));
    add(1, "q", 20);
    add(2, "q", 10);
    assertEquals(kept(in(10)), read(tx -> tx.messages().nextVisible("q")));
  }

  private void add(long id, String queue, long visibleIn) {
    change(tx -> tx.messages().add(message(id, queue, NOW, in(visibleIn), 0, null, 0)));
  }

  private static Message message(
      long id,
      String queue,
      Instant sentAt,
      Instant visibleAt,
      int receiveCount,
      @Nullable Instant firstReceivedAt,
      long receipt) {
    return new Message(
        id,
        queue,
        "message-" + id,
        "body ä",
        "{}",
        sentAt,
        visibleAt,
        receiveCount,
        firstReceivedAt,
        receipt,
        null,
        0);
  }

  private boolean delete(String queue, long id) {
    return store().write(tx -> tx.messages().delete(queue, id));
  }

  private int purge(String queue, int limit) {
    return store().write(tx -> tx.messages().purge(queue, limit));
  }

  private @Nullable Message find(String queue, long id) {
    return read(tx -> tx.messages().find(queue, id));
  }

  private List<Message> receive(String queue, long now, long visibleAt, int limit) {
    return store().write(tx -> tx.messages().receive(queue, in(now), in(visibleAt), limit));
  }

  private static List<Long> ids(List<Message> messages) {
    return messages.stream().map(Message::id).toList();
  }
}
