package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@code MapRunStore} promises, and what {@code ExecutionStore} does of a run's executions.
 */
public abstract class MapRunStoreContract extends OpenStore {
  private static final ExecutionId PARENT = new ExecutionId(7);

  @Test
  void runIsFoundByAllItsNames() {
    MapRunRow run = run(1, 4);
    change(tx -> tx.mapRuns().create(run));
    assertEquals(run, read(tx -> tx.mapRuns().find(1)));
    assertEquals(run, read(tx -> tx.mapRuns().find(run.arn())));
    assertEquals(run, read(tx -> tx.mapRuns().find(PARENT, 4)));
    assertNull(read(tx -> tx.mapRuns().find(PARENT, 5)));
    assertNull(read(tx -> tx.mapRuns().find(2)));
  }

  @Test
  void bodyIsReplaced() {
    change(tx -> tx.mapRuns().create(run(1, 4)));
    change(tx -> tx.mapRuns().put(1, "{\"now\":true}"));
    MapRunRow found = read(tx -> tx.mapRuns().find(1));
    assertEquals("{\"now\":true}", found == null ? null : found.body());
    assertThrows(IllegalStateException.class, () -> change(tx -> tx.mapRuns().put(2, "{}")));
  }

  @Test
  void runsAreListedNewestFirst() {
    for (long id = 1; id <= 4; id++) {
      MapRunRow run = run(id, id);
      change(tx -> tx.mapRuns().create(run));
    }
    assertEquals(List.of(4L, 3L), ids(null, 2));
    assertEquals(List.of(2L, 1L), ids(3L, 9));
  }

  private List<Long> ids(@Nullable Long before, int limit) {
    return read(tx -> tx.mapRuns().list(PARENT, before, limit)).stream()
        .map(MapRunRow::id)
        .toList();
  }

  @Test
  void itemIsFoundInItsPart() {
    MapItems first = new MapItems(0, 3, "[1,2,3]");
    MapItems second = new MapItems(3, 1, "[4]");
    change(tx -> {
      tx.mapRuns().putItems(1, new MapItems(0, 1, "[0]"));
      tx.mapRuns().putItems(1, first);
      tx.mapRuns().putItems(1, second);
      tx.mapRuns().putItems(2, new MapItems(9, 1, "[9]"));
    });
    assertEquals(first, read(tx -> tx.mapRuns().items(1, 2)));
    assertEquals(second, read(tx -> tx.mapRuns().items(1, 3)));
    assertNull(read(tx -> tx.mapRuns().items(1, 4)));
    assertNull(read(tx -> tx.mapRuns().items(2, 8)));
    change(tx -> tx.mapRuns().deleteItems(1, 1));
    assertNull(read(tx -> tx.mapRuns().items(1, 3)));
    assertEquals(first, read(tx -> tx.mapRuns().items(1, 0)));
  }

  @Test
  void itemsGoSomeAtATime() {
    change(tx -> {
      for (long first = -1; first < 4; first++) {
        tx.mapRuns().putItems(1, new MapItems(first, 1, "[0]"));
      }
      tx.mapRuns().putItems(2, new MapItems(0, 1, "[0]"));
    });
    change(tx -> assertEquals(3, tx.mapRuns().forgetItems(1, 3)));
    change(tx -> assertEquals(2, tx.mapRuns().forgetItems(1, 3)));
    change(tx -> assertEquals(0, tx.mapRuns().forgetItems(1, 3)));
    assertEquals(new MapItems(0, 1, "[0]"), read(tx -> tx.mapRuns().items(2, 0)));
  }

  @Test
  void executionsOfARunAreListedInBothOrders() {
    LongStream.range(1, 5).forEach(id -> change(tx -> tx.executions().create(child(id))));
    change(tx -> tx.executions().close(new ExecutionId(2), ExecutionStatus.FAILED, NOW));
    assertEquals(
        List.of(3L),
        read(tx -> tx.executions().children(1, new ExecutionId(1), 1)).stream()
            .map(row -> row.id().value())
            .toList());
    assertEquals(
        List.of(4L, 2L),
        read(tx -> tx.executions().list(ExecutionFilter.ofMapRun(0, null), null, 9)).stream()
            .map(row -> row.id().value())
            .toList());
    ExecutionFilter failed = ExecutionFilter.ofMapRun(0, ExecutionStatus.FAILED);
    long count = read(tx -> tx.executions().count(failed, 9));
    assertEquals(1, count);
    ExecutionRow third = read(tx -> tx.executions().find(child(3).arn()));
    assertEquals(new Origin.Batch(1, 30, 2), third == null ? null : third.origin().batch());
  }

  /** Of run 0 or 1, by turns. */
  private static ExecutionRow child(long id) {
    return new ExecutionRow(
        new ExecutionId(id),
        Arn.of("arn:aws:states:us-east-1:000000000000:execution:m/l:" + id),
        Arn.of("arn:aws:states:us-east-1:000000000000:stateMachine:m/l"),
        "d",
        ExecutionStatus.RUNNING,
        NOW,
        null,
        null,
        Origin.of(new Origin.Batch(id % 2, id * 10, 2)));
  }

  private static MapRunRow run(long id, long event) {
    Arn arn = Arn.of("arn:aws:states:us-east-1:000000000000:mapRun:m/l:" + id);
    return new MapRunRow(id, arn, PARENT, event, "{\"a\":1}");
  }
}
