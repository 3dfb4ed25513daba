package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;

record MemorySurvey(
    MemoryExecutionStore ofExecutions,
    MemoryTimerStore ofTimers,
    MemoryOutboxStore ofOutbox,
    MemoryResourceStore ofResources,
    MemoryMessageStore ofMessages,
    MemoryMailStore ofMails,
    MemoryMapRunStore ofMapRuns)
    implements Survey {

  @Override
  public List<String> integrity() {
    return List.of();
  }

  @Override
  public List<Kept<ExecutionRow>> executions(long after, int limit) {
    return page(ofExecutions.table(), after, limit);
  }

  @Override
  public List<Kept<Timer>> timers(long after, int limit) {
    return page(ofTimers.table(), after, limit);
  }

  @Override
  public List<Kept<OutboxEntry>> outbox(long after, int limit) {
    return page(ofOutbox.table(), after, limit);
  }

  @Override
  public List<Kept<Message>> messages(long after, int limit) {
    return page(ofMessages.table(), after, limit);
  }

  @Override
  public List<Kept<Mail>> mails(long after, int limit) {
    return page(ofMails.table(), after, limit);
  }

  @Override
  public List<Kept<MapRunRow>> mapRuns(long after, int limit) {
    return page(ofMapRuns.table(), after, limit);
  }

  @Override
  public List<KeptResource> resources(ResourceKind kind, @Nullable String after, int limit) {
    return ofResources.list(kind, "", after, limit).stream()
        .map(row -> new KeptResource(row.key(), row, null))
        .toList();
  }

  @Override
  public List<String> strangeResources(int limit) {
    return List.of();
  }

  @Override
  public List<OfQueue> groups(String afterQueue, String afterName, int limit) {
    return List.of();
  }

  @Override
  public List<OfQueue> lostGroups(int limit) {
    return List.of();
  }

  @Override
  public List<OfQueue> recollections(String afterQueue, String afterKey, int limit) {
    return List.of();
  }

  @Override
  public List<Long> strayJournals(int limit) {
    return ofExecutions.strayJournals().stream().limit(limit).toList();
  }

  private static <T> List<Kept<T>> page(MemoryTable<Long, T> table, long after, int limit) {
    return table.rows().tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(row -> new Kept<>(row.getKey(), row.getValue(), null))
        .toList();
  }
}
