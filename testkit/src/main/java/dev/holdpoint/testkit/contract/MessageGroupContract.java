package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.store.Message;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@code MessageStore} promises of groups, and of what a queue remembers. */
public abstract class MessageGroupContract extends OpenStore {

  @Test
  void aGroupIsReceivedInItsOrderAsFarAsItGoes() {
    add(1, "a", 0);
    add(2, "b", 0);
    add(3, "a", 0);
    add(4, "a", 0);
    assertEquals(List.of(1L, 3L), receive(1, 31, 2));
    assertEquals(List.of(2L), receive(1, 31, 10), "the first group waits for its messages");
    assertEquals(List.of(), receive(30, 60, 10));
    assertEquals(List.of(1L, 3L, 4L, 2L), receive(31, 60, 10));
  }

  @Test
  void aGroupGoesOnWhenNoneOfItIsInFlight() {
    add(1, "a", 0);
    add(2, "a", 0);
    add(3, "a", 0);
    assertEquals(List.of(1L, 2L), receive(1, 31, 2));
    change(tx -> tx.messages().delete("q", 1));
    assertEquals(List.of(), receive(2, 60, 10));
    change(tx -> tx.messages().delete("q", 2));
    assertEquals(List.of(3L), receive(2, 60, 10));
    change(tx -> tx.messages().delete("q", 3));
    assertNull(read(tx -> tx.messages().nextReady("q")));
    add(4, "a", 0);
    assertEquals(List.of(4L), receive(2, 60, 10));
  }

  @Test
  void aMessageMadeVisibleWaitsForOthersInFlight() {
    add(1, "a", 0);
    add(2, "a", 0);
    receive(1, 31, 2);
    update(1, message -> message.visibleAt(in(2)));
    assertEquals(List.of(), receive(3, 60, 10));
    assertEquals(kept(in(31)), read(tx -> tx.messages().nextReady("q")));
    update(2, message -> message.visibleAt(in(2)));
    assertEquals(List.of(1L, 2L), receive(3, 60, 10));
  }

  @Test
  void aDelayedMessageHoldsUpItsGroup() {
    add(1, "a", 0);
    add(2, "a", 9);
    add(3, "a", 0);
    add(4, "b", 5);
    assertEquals(List.of(1L), receive(1, 31, 10));
    change(tx -> tx.messages().delete("q", 1));
    assertEquals(kept(in(5)), read(tx -> tx.messages().nextReady("q")));
    assertEquals(List.of(), receive(4, 31, 10));
    assertEquals(List.of(4L, 2L, 3L), receive(9, 31, 10));
  }

  @Test
  void aClockThatGoesBackHidesNoGroupThatNeedNotWait() {
    change(tx -> tx.messages().add(visible(1, "a", Message.atOnce(in(3_600)))));
    change(tx -> tx.messages().add(visible(2, "b", in(1))));
    change(tx -> tx.messages().add(visible(3, "c", Message.atOnce(in(0)))));
    assertEquals(kept(Message.atOnce(in(0))), read(tx -> tx.messages().nextReady("q")));
    assertEquals(List.of(3L, 2L), receive(2, 31, 2));
    assertEquals(List.of(1L), receive(2, 31, 10));
    update(1, message -> message.visibleAt(Message.atOnce(in(3))));
    assertEquals(List.of(1L), receive(3, 31, 10));
  }

  @Test
  void aMessageThatLeavesLetsItsGroupGoOn() {
    add(1, "a", 0);
    add(2, "a", 0);
    receive(1, 31, 1);
    update(1, message -> elsewhere(message).visibleAt(in(1)));
    assertEquals(List.of(2L), receive(2, 31, 10));
    List<Message> there =
        store().write(tx -> tx.messages().receiveInOrder("dead", in(2), in(31), 10));
    assertEquals(List.of(1L), there.stream().map(Message::id).toList());
    assertEquals(9, lastSequence("dead"));
  }

  @Test
  void aPurgedQueueHasNoGroups() {
    add(1, "a", 0);
    change(tx -> tx.messages().purge("q", 10));
    assertNull(read(tx -> tx.messages().nextReady("q")));
    assertEquals(List.of(), receive(1, 31, 10));
    assertEquals(0, lastSequence("q"));
  }

  @Test
  void aQueueRemembersForAWhile() {
    change(tx -> tx.messages().remember("q", "k", "one", NOW, in(300)));
    assertEquals("one", read(tx -> tx.messages().recall("q", "k", in(299))));
    assertNull(read(tx -> tx.messages().recall("q", "k", in(300))));
    assertNull(read(tx -> tx.messages().recall("other", "k", in(1))));
    change(tx -> tx.messages().remember("q", "k", "two", in(300), in(600)));
    assertEquals("two", read(tx -> tx.messages().recall("q", "k", in(301))));
  }

  private long lastSequence(String queue) {
    return store().read(tx -> tx.messages().lastSequence(queue, "a"));
  }

  private void add(long id, String group, long visibleIn) {
    change(tx -> tx.messages().add(message(id, group, visibleIn)));
  }

  private static Message message(long id, String group, long visibleIn) {
    return visible(id, group, in(visibleIn));
  }

  private static Message visible(long id, String group, Instant at) {
    return new Message(id, "q", "message-" + id, "body", "{}", NOW, at, 0, null, 0, group, id);
  }

  private static Message elsewhere(Message message) {
    return new Message(
        message.id(),
        "dead",
        message.messageId(),
        message.body(),
        message.attributes(),
        message.sentAt(),
        message.visibleAt(),
        0,
        null,
        message.receipt(),
        "a",
        9);
  }

  private void update(long id, UnaryOperator<Message> how) {
    change(tx -> {
      Message message = tx.messages().find("q", id);
      if (message == null) {
        throw new AssertionError("no message " + id);
      }
      tx.messages().update(how.apply(message));
    });
  }

  private List<Long> receive(long now, long visibleAt, int limit) {
    return store()
        .write(tx -> tx.messages().receiveInOrder("q", in(now), in(visibleAt), limit))
        .stream()
        .map(Message::id)
        .toList();
  }
}
