package dev.holdpoint.testkit;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryOutboxStore implements OutboxStore {
  private final MemoryTable<Long, OutboxEntry> entries;
  private final MemoryTable<Due, OutboxEntry> byDue;

  MemoryOutboxStore(UndoLog undo) {
    this.entries = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.byDue = new MemoryTable<>(Due.ORDER, undo);
  }

  MemoryTable<Long, OutboxEntry> table() {
    return entries;
  }

  @Override
  public void add(OutboxEntry entry) {
    OutboxEntry kept = with(entry, entry.due(), entry.attempts());
    entries.add(kept.id(), kept);
    byDue.put(new Due(kept.due(), kept.id()), kept);
  }

  @Override
  public List<OutboxEntry> claim(Instant now, Instant leaseUntil, int limit) {
    List<OutboxEntry> due =
        byDue.rows().headMap(Due.justAfter(now)).values().stream().limit(limit).toList();
    return due.stream().map(entry -> replace(entry, leaseUntil, entry.attempts())).toList();
  }

  @Override
  public boolean lease(OutboxEntry held, Instant until) {
    OutboxEntry entry = stillHeld(held);
    if (entry != null) {
      replace(entry, until, entry.attempts());
    }
    return entry != null;
  }

  @Override
  public boolean retry(OutboxEntry held, Instant due) {
    OutboxEntry entry = stillHeld(held);
    if (entry != null) {
      replace(entry, due, held.attempts() + 1);
    }
    return entry != null;
  }

  private @Nullable OutboxEntry stillHeld(OutboxEntry held) {
    OutboxEntry entry = entries.find(held.id());
    return entry != null && entry.due().equals(Due.millis(held.due())) ? entry : null;
  }

  @Override
  public boolean delete(long id) {
    OutboxEntry entry = entries.remove(id);
    if (entry != null) {
      byDue.remove(new Due(entry.due(), id));
    }
    return entry != null;
  }

  @Override
  public @Nullable Instant next() {
    var rows = byDue.rows();
    return rows.isEmpty() ? null : rows.firstKey().at();
  }

  @Override
  public int release(Instant now, int limit) {
    List<OutboxEntry> later =
        byDue.rows().tailMap(Due.justAfter(now)).values().stream().limit(limit).toList();
    later.forEach(entry -> replace(entry, now, entry.attempts()));
    return later.size();
  }

  private OutboxEntry replace(OutboxEntry entry, Instant due, int attempts) {
    delete(entry.id());
    OutboxEntry changed = with(entry, due, attempts);
    add(changed);
    return changed;
  }

  private static OutboxEntry with(OutboxEntry entry, Instant due, int attempts) {
    return new OutboxEntry(entry.id(), entry.kind(), entry.body(), Due.millis(due), attempts);
  }
}
