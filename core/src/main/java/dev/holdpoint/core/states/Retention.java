package dev.holdpoint.core.states;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How long executions are kept that have ended. With one go its journal, its map runs, what is
 * known of its redrives, and its claim to its name.
 *
 * @param standard 90 days on AWS
 * @param express those of Express machines, which AWS keeps in logs alone
 */
public record Retention(Duration standard, Duration express) {
  /** As AWS; Express executions for a day. */
  public static final Retention AWS = new Retention(Duration.ofDays(90), Duration.ofDays(1));

  private static final int AT_ONCE = 50;
  private static final int ENTRIES_AT_ONCE = 500;

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
        rows.size() == AT_ONCE && rows.getLast().startedAt().isBefore(now.minus(shortest));
    return new Seen(
        rows.stream().filter(row -> isOver(row, now)).toList(), more ? rows.getLast().id() : null);
  }

  private boolean isOver(ExecutionRow row, Instant now) {
    Instant stopped = row.stoppedAt();
    return stopped != null && stopped.isBefore(now.minus(row.isExpress() ? express : standard));
  }

  /** Forgets one, unless it runs again or a map run of its own still has executions. */
  public void forget(Tx tx, Instant now, ExecutionId id) {
    var locked = tx.executions().lock(id);
    if (locked == null || !isOver(locked.row(), now)) {
      return;
    }
    for (MapRunRow run : tx.mapRuns().list(id, null, AT_ONCE)) {
      if (!tx.executions().children(run.id(), null, 1).isEmpty()) {
        return;
      }
      tx.mapRuns().delete(run.id());
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
