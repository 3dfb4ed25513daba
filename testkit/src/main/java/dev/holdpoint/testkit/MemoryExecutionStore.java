package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Origin;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryExecutionStore implements ExecutionStore {
  private final MemoryTable<Long, ExecutionRow> executions;
  private final MemoryTable<Arn, ExecutionId> byArn;
  private final MemoryJournal journal;

  MemoryExecutionStore(UndoLog undo) {
    this.executions = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.byArn = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.journal = new MemoryJournal(undo);
  }

  MemoryTable<Long, ExecutionRow> table() {
    return executions;
  }

  /** Numbers of executions that have a journal but no row. */
  List<Long> strayJournals() {
    return journal.executions().filter(id -> executions.find(id) == null).toList();
  }

  @Override
  public Set<String> definitions() {
    return executions.rows().values().stream()
        .map(ExecutionRow::definition)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void create(ExecutionRow row) {
    byArn.add(row.arn(), row.id());
    executions.add(row.id().value(), kept(row));
  }

  @Override
  public @Nullable ExecutionRow find(Arn arn) {
    ExecutionId id = byArn.find(arn);
    return id == null ? null : executions.find(id.value());
  }

  @Override
  public @Nullable Locked lock(ExecutionId id) {
    ExecutionRow row = executions.find(id.value());
    return row == null ? null : new Locked(row, journal.newest(id));
  }

  @Override
  public void close(ExecutionId id, ExecutionStatus status, Instant stoppedAt) {
    ExecutionRow row = existing(id);
    if (row.status() != ExecutionStatus.RUNNING) {
      throw new IllegalStateException(
          "Expected a running execution, but it was " + row.status() + " (" + id + ")");
    }
    replace(row, status, stoppedAt, row.heldBecause());
  }

  @Override
  public void reopen(ExecutionId id) {
    ExecutionRow row = existing(id);
    if (row.status() == ExecutionStatus.RUNNING || row.status() == ExecutionStatus.SUCCEEDED) {
      throw new IllegalStateException(
          "Expected an execution that ended badly, but it was " + row.status() + " (" + id + ")");
    }
    replace(row, ExecutionStatus.RUNNING, null, row.heldBecause());
  }

  @Override
  public void hold(ExecutionId id, @Nullable String because) {
    ExecutionRow row = existing(id);
    replace(row, row.status(), row.stoppedAt(), because);
  }

  @Override
  public long append(ExecutionId id, long lastEvent, byte[] entry) {
    return journal.append(id, lastEvent, entry);
  }

  @Override
  public List<Entry> journal(ExecutionId id, long afterVersion, int limit) {
    return journal.after(id, afterVersion, limit);
  }

  @Override
  public List<Entry> journalFromEvent(ExecutionId id, long event, int limit) {
    return journal.fromEvent(id, event, limit);
  }

  @Override
  public List<ExecutionRow> list(ExecutionFilter filter, @Nullable ExecutionId before, int limit) {
    long end = before == null ? Long.MAX_VALUE : before.value();
    return matching(filter).filter(row -> row.id().value() < end).limit(limit).toList();
  }

  @Override
  public List<ExecutionRow> children(long mapRun, @Nullable ExecutionId after, int limit) {
    long begin = after == null ? Long.MIN_VALUE : after.value();
    return executions.rows().tailMap(begin, false).values().stream()
        .filter(row -> isOf(mapRun, row))
        .limit(limit)
        .toList();
  }

  private static boolean isOf(@Nullable Long mapRun, ExecutionRow row) {
    Origin.Batch batch = row.origin().batch();
    return mapRun == null || (batch != null && batch.mapRun() == mapRun);
  }

  @Override
  public List<ExecutionRow> ended(ExecutionStatus how, @Nullable ExecutionId after, int limit) {
    long begin = after == null ? Long.MIN_VALUE : after.value();
    return executions.rows().tailMap(begin, false).values().stream()
        .filter(row -> row.status() == how)
        .limit(limit)
        .toList();
  }

  @Override
  public void delete(ExecutionId id) {
    ExecutionRow row = executions.remove(id.value());
    if (row != null) {
      byArn.remove(row.arn());
    }
  }

  @Override
  public int forgetJournal(ExecutionId id, int limit) {
    return journal.forget(id, limit);
  }

  @Override
  public long count(ExecutionFilter filter, int limit) {
    return matching(filter).limit(limit).count();
  }

  private Stream<ExecutionRow> matching(ExecutionFilter filter) {
    return executions.rows().descendingMap().values().stream()
        .filter(row -> isMeant(filter.machine(), row.machineArn()))
        .filter(row -> isMeant(filter.version(), row.origin().version()))
        .filter(row -> isMeant(filter.alias(), row.origin().alias()))
        .filter(row -> isMeant(filter.status(), row.status()))
        .filter(row -> isOf(filter.mapRun(), row));
  }

  private static boolean isMeant(@Nullable Object wanted, @Nullable Object found) {
    return wanted == null || wanted.equals(found);
  }

  private ExecutionRow existing(ExecutionId id) {
    ExecutionRow row = executions.find(id.value());
    if (row == null) {
      throw new IllegalStateException("Expected an execution, but there was none (" + id + ")");
    }
    return row;
  }

  private void replace(
      ExecutionRow row,
      ExecutionStatus status,
      @Nullable Instant stoppedAt,
      @Nullable String heldBecause) {
    ExecutionRow changed =
        new ExecutionRow(
            row.id(),
            row.arn(),
            row.machineArn(),
            row.definition(),
            status,
            row.startedAt(),
            stoppedAt,
            heldBecause,
            row.origin());
    executions.put(row.id().value(), kept(changed));
  }

  private static ExecutionRow kept(ExecutionRow row) {
    Instant stopped = row.stoppedAt();
    return new ExecutionRow(
        row.id(),
        row.arn(),
        row.machineArn(),
        row.definition(),
        row.status(),
        Due.millis(row.startedAt()),
        stopped == null ? null : Due.millis(stopped),
        row.heldBecause(),
        row.origin());
  }
}
