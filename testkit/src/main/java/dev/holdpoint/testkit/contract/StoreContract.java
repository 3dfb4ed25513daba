package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code Store} itself promises. */
public abstract class StoreContract extends OpenStore {
  private static final int CALLERS = 40;
  private static final int ROUNDS = 10;

  @Test
  void unitGivesBackWhatItsWorkGives() {
    assertEquals("x", store().write(tx -> "x"));
    assertNull(store().<@Nullable String>write(tx -> null));
    assertEquals("y", store().read(tx -> "y"));
  }

  @Test
  void unitThatThrowsLeavesNothingBehind() {
    change(tx -> set(tx, 1));
    AwsException mistake = AwsException.of("TaskTimedOut", "Too late");
    AwsException heard =
        assertThrows(
            AwsException.class,
            () ->
                change(tx -> {
                  tx.timers().cancel(1);
                  set(tx, 2);
                  throw mistake;
                }));
    assertSame(mistake, heard);
    assertEquals(List.of(1L), timers());
  }

  @Test
  void unitThatThrowsAfterOthersLeavesNothingBehind() {
    for (long id = 1; id <= 5; id++) {
      long timer = id;
      change(tx -> set(tx, timer));
      assertThrows(UnsupportedOperationException.class, () -> change(tx -> fail(tx, -timer)));
    }
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), timers());
  }

  @Test
  void errorReachesItsCaller() {
    assertThrows(
        LinkageError.class,
        () ->
            change(tx -> {
              set(tx, 1);
              throw new LinkageError();
            }));
    assertEquals(List.of(), timers());
  }

  @Test
  void failingUnitsDisturbNoOthersAtTheSameTime() throws InterruptedException {
    List<Long> answered = new CopyOnWriteArrayList<>();
    AtomicReference<Throwable> surprise = new AtomicReference<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      long first = 1L + (long) i * ROUNDS;
      callers.add(Thread.startVirtualThread(() -> writeAndFail(first, answered, surprise)));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertNull(surprise.get());
    assertEquals(LongStream.rangeClosed(1, (long) CALLERS * ROUNDS).boxed().toList(), timers());
    assertEquals(timers(), answered.stream().sorted().toList());
  }

  @Test
  void writtenIsReadAtOnce() {
    for (long id = 1; id <= 50; id++) {
      long timer = id;
      change(tx -> set(tx, timer));
      assertEquals(timer, timers().size());
    }
  }

  @Test
  void actionsRunInTheirOrderAfterTheCommitAndBeforeTheAnswer() {
    List<String> seen = new CopyOnWriteArrayList<>();
    change(tx -> {
      tx.afterCommit(() -> seen.add("first"));
      tx.afterCommit(() -> seen.add("second"));
      set(tx, 1);
      seen.add("work");
    });
    assertEquals(List.of("work", "first", "second"), seen);
    change(tx -> set(tx, 2));
    assertEquals(3, seen.size());
  }

  @Test
  void actionsOfAFailedUnitNeverRun() {
    List<String> seen = new CopyOnWriteArrayList<>();
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            change(tx -> {
              tx.afterCommit(() -> seen.add("never"));
              fail(tx, 1);
            }));
    change(tx -> set(tx, 2));
    assertEquals(List.of(), seen);
  }

  @Test
  void partThatThrowsLeavesNothingBehindAndTheUnitGoesOn() {
    List<String> seen = new CopyOnWriteArrayList<>();
    change(tx -> {
      set(tx, 1);
      tx.afterCommit(() -> seen.add("unit"));
      assertThrows(
          UnsupportedOperationException.class,
          () ->
              part(
                  tx,
                  () -> {
                    tx.afterCommit(() -> seen.add("never"));
                    tx.timers().cancel(1);
                    fail(tx, 2);
                  }));
      set(tx, 3);
      part(tx, () -> set(tx, 4));
    });
    assertEquals(List.of(1L, 3L, 4L), timers());
    assertEquals(List.of("unit"), seen);
  }

  @Test
  void partOfAPartIsTakenBackWithItOrAlone() {
    change(tx -> set(tx, 1));
    change(tx -> {
      part(
          tx,
          () -> {
            part(tx, () -> set(tx, 2));
            assertThrows(UnsupportedOperationException.class, () -> part(tx, () -> fail(tx, 3)));
            set(tx, 4);
          });
      assertThrows(
          UnsupportedOperationException.class,
          () ->
              part(
                  tx,
                  () -> {
                    part(tx, () -> set(tx, 5));
                    fail(tx, 6);
                  }));
    });
    assertEquals(List.of(1L, 2L, 4L), timers());
  }

  @Test
  void partsOfAUnitThatThrowsAreTakenBackToo() {
    for (long id = 1; id <= 3; id++) {
      long timer = id;
      assertThrows(
          UnsupportedOperationException.class,
          () ->
              change(tx -> {
                part(tx, () -> set(tx, -timer));
                throw new UnsupportedOperationException();
              }));
      change(tx -> part(tx, () -> set(tx, timer)));
    }
    assertEquals(List.of(1L, 2L, 3L), timers());
  }

  @Test
  void partGivesBackWhatItsWorkGives() {
    assertEquals("x", store().write(tx -> tx.part(() -> "x")));
    assertThrows(IllegalStateException.class, () -> read(tx -> tx.part(() -> "x")));
  }

  @Test
  void unitWithinAUnitIsABug() {
    assertThrows(IllegalStateException.class, () -> change(tx -> change(inner -> set(inner, 1))));
    assertThrows(IllegalStateException.class, () -> change(tx -> timers()));
    assertThrows(IllegalStateException.class, () -> read(tx -> store().write(inner -> 1)));
    assertThrows(IllegalStateException.class, () -> read(tx -> store().read(inner -> 1)));
    change(tx -> set(tx, 2));
    assertEquals(List.of(2L), timers());
  }

  @Test
  void readingUnitMustNotWrite() {
    change(tx -> set(tx, 1));
    assertThrows(
        IllegalStateException.class,
        () ->
            read(tx -> {
              tx.timers().cancel(1);
              return true;
            }));
    assertThrows(
        IllegalStateException.class,
        () ->
            read(tx -> {
              tx.afterCommit(() -> {});
              return true;
            }));
    assertEquals(List.of(1L), timers());
  }

  @Test
  void txIsOfNoUseAfterItsUnit() {
    Tx written = store().write(tx -> tx);
    Tx read = store().read(tx -> tx);
    assertThrows(IllegalStateException.class, () -> set(written, 1));
    assertThrows(IllegalStateException.class, () -> written.timers().next());
    assertThrows(IllegalStateException.class, () -> read.timers().next());
  }

  @Test
  void closedStoreRefuses() {
    change(tx -> set(tx, 1));
    store().close();
    assertThrows(StoreException.class, () -> change(tx -> set(tx, 2)));
    assertThrows(StoreException.class, this::timers);
    store().close();
  }

  private void writeAndFail(long first, List<Long> answered, AtomicReference<Throwable> surprise) {
    for (long id = first; id < first + ROUNDS; id++) {
      long timer = id;
      try {
        change(tx -> set(tx, timer));
        answered.add(timer);
        change(tx -> fail(tx, -timer));
        surprise.set(new AssertionError("A failing unit was answered"));
      } catch (UnsupportedOperationException expected) {
        if (!Long.toString(-timer).equals(expected.getMessage())) {
          surprise.set(expected);
        }
      } catch (RuntimeException e) {
        surprise.set(e);
      }
    }
  }

  private static void part(Tx tx, Runnable work) {
    tx.part(() -> {
      work.run();
      return true;
    });
  }

  private static void set(Tx tx, long id) {
    tx.timers().set(new Timer(id, in(0), "owner"));
  }

  private static void fail(Tx tx, long id) {
    set(tx, id);
    throw new UnsupportedOperationException(Long.toString(id));
  }

  private List<Long> timers() {
    return read(tx -> tx.timers().due(in(0), 10_000)).stream().map(Timer::id).toList();
  }
}
