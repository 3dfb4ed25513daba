package dev.holdpoint.core.states;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How long executions are kept that have ended. With one go its journal, its map runs, what is
 * known of its redrives, and its claim to its name. What a map run started stays as long as the
 * execution of the Map itself, which may gather its results yet, or redrive it.
 *
 * @param standard 90 days on AWS
 * @param express those of Express machines, which AWS keeps in logs alone
 */
public record Retention(Duration standard, Duration express) {
  private static final Duration DAY = Duration.ofDays(1);

  /** As AWS; Express executions for a day. */
  public static final Retention AWS = of(Duration.ofDays(90));

  /** Nothing goes. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  private static final int AT_ONCE = 50;
  private static final int ENTRIES_AT_ONCE = 500;
  private static final int PARTS_AT_ONCE = 100;

  /** Executions are kept for so long; Express executions never longer than a day. */
  public static Retention of(Duration standard) {
    return new Retention(standard, standard.compareTo(DAY) < 0 ? standard : DAY);
  }

  /** What ended before this is not kept any more. */
  public Instant oldest(Instant now) {
    return oldest(now, standard);
  }

  private static Instant oldest(Instant now, Duration kept) {
    boolean all = kept.compareTo(Duration.between(Instant.EPOCH, now)) > 0;
    return all ? Instant.EPOCH : now.minus(kept);
  }

  /**
   * A look at some executions that ended so.
   *
   * @param next where the next look begins, or null where all old ones were seen
   */
  public record Seen(List<ExecutionRow> old, @Nullable ExecutionId next) {}

  /** Which of the next executions are to go; only reads. */
  public Seen look(Tx tx, Instant now, ExecutionStatus how, @Nullable ExecutionId after) {
    List<ExecutionRow> rows = tx.executions().ended(how, after, AT_ONCE);
    Duration shortest = standard.compareTo(express) < 0 ? standard : express;
    // Who began too late cannot have ended early enough, and the others began later still.
    boolean more =
        rows.size() == AT_ONCE && rows.getLast().startedAt().isBefore(oldest(now, shortest));
    Map<Long, Boolean> maps = new HashMap<>();
    return new Seen(
        rows.stream().filter(row -> isOver(row, now) && isMapOver(tx, row, now, maps)).toList(),
        more ? rows.getLast().id() : null);
  }

  private boolean isOver(ExecutionRow row, Instant now) {
    Instant stopped = row.stoppedAt();
    return stopped != null && stopped.isBefore(oldest(now, row.isExpress() ? express : standard));
  }

  private boolean isMapOver(Tx tx, ExecutionRow child, Instant now, Map<Long, Boolean> known) {
    Origin.Batch batch = child.origin().batch();
    return batch == null
        || known.computeIfAbsent(batch.mapRun(), run -> isMapOver(tx, tx.mapRuns().find(run), now));
  }

  private boolean isMapOver(Tx tx, @Nullable MapRunRow run, Instant now) {
    ExecutionStore.Locked map = run == null ? null : tx.executions().lock(run.execution());
    return map == null || isOver(map.row(), now);
  }

  /**
   * Forgets one, unless it runs again or a map run of its own still has executions. One that left
   * much behind goes in several units of work, its row last but for its journal.
   *
   * @return whether there is more of it
   */
  public boolean forget(Tx tx, Instant now, ExecutionId id) {
    ExecutionStore.Locked locked = tx.executions().lock(id);
    if (locked == null
        || !isOver(locked.row(), now)
        || !isMapOver(tx, locked.row(), now, new HashMap<>())) {
      return false;
    }
    for (MapRunRow run : tx.mapRuns().list(id, null, 1)) {
      if (!tx.executions().children(run.id(), null, 1).isEmpty()) {
        return false;
      }
      if (tx.mapRuns().forgetItems(run.id(), PARTS_AT_ONCE) < PARTS_AT_ONCE) {
        tx.mapRuns().delete(run.id());
      }
      return true;
    }
    tx.resources().delete(ResourceKind.REDRIVE, Redrives.key(locked.row()));
    tx.executions().delete(id);
    if (tx.executions().forgetJournal(id, ENTRIES_AT_ONCE) == ENTRIES_AT_ONCE) {
      tx.resources()
          .put(
              ResourceKind.FORGOTTEN,
              Long.toString(id.value()),
              JsonNodeFactory.instance.objectNode());
    }
    return false;
  }

  /**
   * Takes away some more of a long journal whose execution is gone.
   *
   * @return whether there may be more
   */
  public static boolean forgetMore(Tx tx) {
    List<Resource> begun = tx.resources().list(ResourceKind.FORGOTTEN, "", null, 1);
    if (begun.isEmpty()) {
      return false;
    }
    String key = begun.getFirst().key();
    ExecutionId id = new ExecutionId(Long.parseLong(key));
    if (tx.executions().forgetJournal(id, ENTRIES_AT_ONCE) < ENTRIES_AT_ONCE) {
      tx.resources().delete(ResourceKind.FORGOTTEN, key);
    }
    return true;
  }
}
