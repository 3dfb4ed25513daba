package dev.holdpoint.testkit.contract;

import static dev.holdpoint.core.store.ExecutionStatus.RUNNING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore.Entry;
import dev.holdpoint.core.store.ExecutionStore.Locked;
import dev.holdpoint.core.store.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code ExecutionStore} promises. */
public abstract class ExecutionStoreContract extends OpenStore {
  private static final Arn ORDERS = Home.DEFAULT.arn("states", "stateMachine:orders");
  private static final Arn BILLS = Home.DEFAULT.arn("states", "stateMachine:bills");

  @Test
  void createdExecutionIsFoundByItsArnAndLockedByItsId() {
    create(1, ORDERS);
    ExecutionRow expected = row(1, ORDERS, true);
    assertEquals(expected, read(tx -> tx.executions().find(arn(1))));
    assertEquals(new Locked(expected, 0), lock(1));
  }

  @Test
  void whatIsNotThereIsNull() {
    assertNull(read(tx -> tx.executions().find(arn(1))));
    assertNull(lock(1));
  }

  @Test
  void secondExecutionOfTheSameArnIsABug() {
    create(1, ORDERS);
    ExecutionRow twin =
        new ExecutionRow(
            new ExecutionId(2),
            arn(1),
            ORDERS,
            "d",
            ExecutionStatus.RUNNING,
            NOW,
            null,
            null,
            Origin.MACHINE);
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.executions().create(twin)));
    assertNull(lock(2));
  }

  @Test
  void executionThatEndedBadlyIsReopened() {
    create(1, ORDERS);
    ExecutionId id = new ExecutionId(1);
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.executions().reopen(id)));
    change(tx -> tx.executions().close(id, ExecutionStatus.ABORTED, in(5)));
    change(tx -> tx.executions().reopen(id));
    assertEquals(row(1, ORDERS, true), read(tx -> tx.executions().find(arn(1))));
    change(tx -> tx.executions().close(id, ExecutionStatus.SUCCEEDED, in(6)));
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.executions().reopen(id)));
  }

  @Test
  void executionEndsOnce() {
    create(1, ORDERS);
    change(tx -> tx.executions().close(new ExecutionId(1), ExecutionStatus.FAILED, in(5)));
    ExecutionRow ended = read(tx -> tx.executions().find(arn(1)));
    assertEquals(ExecutionStatus.FAILED, ended == null ? null : ended.status());
    assertEquals(kept(in(5)), ended == null ? null : ended.stoppedAt());
    assertThrows(
        IllegalStateException.class,
        () ->
            change(tx -> tx.executions().close(new ExecutionId(1), ExecutionStatus.ABORTED, NOW)));
  }

  @Test
  void heldExecutionSaysWhyUntilItGoesOn() {
    create(1, ORDERS);
    change(tx -> tx.executions().hold(new ExecutionId(1), "a bug"));
    assertEquals("a bug", held());
    change(tx -> tx.executions().hold(new ExecutionId(1), null));
    assertNull(held());
    assertThrows(
        IllegalStateException.class,
        () -> change(tx -> tx.executions().hold(new ExecutionId(9), "none")));
  }

  @Test
  void journalIsReadInTheOrderItWasWritten() {
    long first = append(1, 2, "a");
    append(2, 1, "other");
    long second = append(1, 2, "b");
    long third = append(1, 5, "c");
    assertTrue(0 < first && first < second && second < third);
    assertEquals(List.of("a", "b", "c"), texts(journal(1, 0, 10)));
    assertEquals(List.of("a", "b"), texts(journal(1, 0, 2)));
    assertEquals(List.of("c"), texts(journal(1, second, 10)));
    assertEquals(List.of(), texts(journal(1, third, 10)));
    assertEquals(third, journal(1, second, 10).getFirst().version());
  }

  @Test
  void journalIsReadFromAnEvent() {
    append(1, 2, "1-2");
    append(1, 2, "inner");
    append(1, 5, "3-5");
    append(1, 6, "6");
    assertEquals(List.of("1-2", "inner", "3-5", "6"), texts(fromEvent(1, 10)));
    assertEquals(List.of("3-5", "6"), texts(fromEvent(4, 10)));
    assertEquals(List.of("3-5"), texts(fromEvent(5, 1)));
    assertEquals(List.of(), texts(fromEvent(7, 10)));
  }

  @Test
  void journalKeepsAnyBytes() {
    byte[] all = new byte[70_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    store().write(tx -> tx.executions().append(new ExecutionId(1), 1, all));
    assertArrayEquals(all, journal(1, 0, 1).getFirst().bytes());
  }

  @Test
  void lockTellsTheNewestVersionAlsoWithinTheUnit() {
    create(1, ORDERS);
    append(1, 2, "a");
    Locked locked =
        store()
            .write(tx -> {
              tx.executions().append(new ExecutionId(1), 3, new byte[] {1});
              return tx.executions().lock(new ExecutionId(1));
            });
    assertEquals(journal(1, 0, 9).getLast().version(), locked == null ? -1 : locked.version());
    assertEquals(locked, lock(1));
  }

  @Test
  void executionsAreListedNewestFirst() {
    createFour();
    assertEquals(List.of(4L, 3L, 2L, 1L), list(null, null, null, 10));
    assertEquals(List.of(4L, 2L, 1L), list(ORDERS, null, null, 10));
    assertEquals(List.of(4L, 1L), list(ORDERS, ExecutionStatus.RUNNING, null, 10));
    assertEquals(List.of(3L, 2L), list(null, ExecutionStatus.SUCCEEDED, null, 10));
    assertEquals(List.of(2L), list(ORDERS, ExecutionStatus.SUCCEEDED, null, 10));
  }

  @Test
  void executionsAreFoundByWhatTheyWereStartedThrough() {
    Arn version = Arn.of(ORDERS + ":1");
    Arn alias = Arn.of(ORDERS + ":live");
    create(1, ORDERS);
    createThrough(2, new Origin(version, null, null));
    createThrough(3, new Origin(version, alias, "Root=1-2"));
    assertEquals(List.of(3L, 2L), list(new ExecutionFilter(null, version, null, null)));
    assertEquals(List.of(3L), list(new ExecutionFilter(ORDERS, null, alias, null)));
    assertEquals(List.of(), list(new ExecutionFilter(null, alias, null, null)));
    ExecutionRow third = read(tx -> tx.executions().find(arn(3)));
    assertEquals(new Origin(version, alias, "Root=1-2"), third == null ? null : third.origin());
    change(tx -> tx.executions().close(new ExecutionId(3), ExecutionStatus.ABORTED, in(5)));
    ExecutionFilter running = new ExecutionFilter(null, version, null, RUNNING);
    long count = read(tx -> tx.executions().count(running, 9));
    assertEquals(1, count);
  }

  private void createThrough(long id, Origin origin) {
    ExecutionRow row =
        new ExecutionRow(
            new ExecutionId(id), arn(id), ORDERS, "d", RUNNING, NOW, null, null, origin);
    change(tx -> tx.executions().create(row));
  }

  private List<Long> list(ExecutionFilter filter) {
    return read(tx -> tx.executions().list(filter, null, 10)).stream()
        .map(row -> row.id().value())
        .toList();
  }

  @Test
  void listIsPaged() {
    createFour();
    assertEquals(List.of(4L, 3L), list(null, null, null, 2));
    assertEquals(List.of(2L, 1L), list(null, null, 3L, 2));
    assertEquals(List.of(1L), list(ORDERS, null, 2L, 2));
    assertEquals(List.of(), list(null, ExecutionStatus.SUCCEEDED, 2L, 2));
  }

  @Test
  void executionsAreCountedUpToALimit() {
    createFour();
    assertEquals(2, count(ORDERS, ExecutionStatus.RUNNING, 10));
    assertEquals(1, count(ORDERS, ExecutionStatus.RUNNING, 1));
    assertEquals(2, count(null, ExecutionStatus.SUCCEEDED, 10));
    assertEquals(0, count(BILLS, ExecutionStatus.FAILED, 10));
  }

  /** Orders: 1 and 4 run, 2 succeeded; bills: 3 succeeded. */
  private void createFour() {
    create(1, ORDERS);
    create(2, ORDERS);
    create(3, BILLS);
    create(4, ORDERS);
    for (long id : new long[] {2, 3}) {
      change(tx -> tx.executions().close(new ExecutionId(id), ExecutionStatus.SUCCEEDED, in(9)));
    }
  }

  @Test
  void endedOnesAreListedOldestFirst() {
    for (long id = 1; id <= 4; id++) {
      create(id, arn(9));
    }
    for (long id = 1; id <= 3; id++) {
      ExecutionId each = new ExecutionId(id);
      change(tx -> tx.executions().close(each, ExecutionStatus.SUCCEEDED, NOW));
    }
    assertEquals(List.of(1L, 2L), ended(null, 2));
    assertEquals(List.of(3L), ended(2L, 2));
  }

  private List<Long> ended(@Nullable Long after, int limit) {
    ExecutionId from = after == null ? null : new ExecutionId(after);
    return read(tx -> tx.executions().ended(ExecutionStatus.SUCCEEDED, from, limit)).stream()
        .map(row -> row.id().value())
        .toList();
  }

  @Test
  void aDeletedExecutionLeavesItsJournalToBeForgottenInParts() {
    create(1, arn(9));
    create(2, arn(9));
    append(1, 1, "a");
    append(2, 1, "other");
    append(1, 2, "b");
    append(1, 2, "c");
    change(tx -> tx.executions().delete(new ExecutionId(1)));
    assertNull(lock(1));
    assertEquals(List.of(1L), read(tx -> tx.survey().strayJournals(9)));
    assertEquals(
        2, (int) store().write(tx -> tx.executions().forgetJournal(new ExecutionId(1), 2)));
    assertEquals(List.of("c"), texts(journal(1, 0, 9)));
    assertEquals(
        1, (int) store().write(tx -> tx.executions().forgetJournal(new ExecutionId(1), 2)));
    assertEquals(List.of("other"), texts(journal(2, 0, 9)));
    create(3, arn(9));
    assertEquals(List.of(), read(tx -> tx.survey().strayJournals(9)));
  }

  private void create(long id, Arn machine) {
    change(tx -> tx.executions().create(row(id, machine, false)));
  }

  private static ExecutionRow row(long id, Arn machine, boolean kept) {
    return new ExecutionRow(
        new ExecutionId(id),
        arn(id),
        machine,
        "definition",
        ExecutionStatus.RUNNING,
        kept ? kept(NOW) : NOW,
        null,
        null,
        Origin.MACHINE);
  }

  private static Arn arn(long id) {
    return Home.DEFAULT.arn("states", "execution:any:" + id);
  }

  private @Nullable Locked lock(long id) {
    return store().write(tx -> tx.executions().lock(new ExecutionId(id)));
  }

  private @Nullable String held() {
    ExecutionRow row = read(tx -> tx.executions().find(arn(1)));
    return row == null ? "not there" : row.heldBecause();
  }

  private long append(long id, long lastEvent, String text) {
    byte[] entry = text.getBytes(StandardCharsets.UTF_8);
    return store().write(tx -> tx.executions().append(new ExecutionId(id), lastEvent, entry));
  }

  private List<Entry> journal(long id, long after, int limit) {
    return read(tx -> tx.executions().journal(new ExecutionId(id), after, limit));
  }

  private List<Entry> fromEvent(long event, int limit) {
    return read(tx -> tx.executions().journalFromEvent(new ExecutionId(1), event, limit));
  }

  private List<Long> list(
      @Nullable Arn machine, @Nullable ExecutionStatus status, @Nullable Long before, int limit) {
    ExecutionId end = before == null ? null : new ExecutionId(before);
    return read(tx -> tx.executions().list(ExecutionFilter.of(machine, status), end, limit))
        .stream()
        .map(row -> row.id().value())
        .toList();
  }

  private long count(@Nullable Arn machine, ExecutionStatus status, int limit) {
    return read(tx -> tx.executions().count(ExecutionFilter.of(machine, status), limit));
  }

  private static List<String> texts(List<Entry> entries) {
    return entries.stream().map(e -> new String(e.bytes(), StandardCharsets.UTF_8)).toList();
  }
}
