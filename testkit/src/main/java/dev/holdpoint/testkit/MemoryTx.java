package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ContentStore;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MailStore;
import dev.holdpoint.core.store.MapRunStore;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.ObjectStore;
import dev.holdpoint.core.store.OutboxStore;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.TimerStore;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class MemoryTx implements Tx {
  private final UndoLog undo;
  private final MemoryExecutionStore executions;
  private final MemoryTimerStore timers;
  private final MemoryOutboxStore outbox;
  private final MemoryResourceStore resources;
  private final MemoryMessageStore messages;
  private final MemoryMailStore mails;
  private final MemoryMapRunStore mapRuns;
  private final ArchiveStore archives;
  private final ContentStore contents;
  private final ObjectStore objects;
  private final VersionStore versions;
  private final Survey survey;
  private final List<Runnable> actions = new ArrayList<>();

  MemoryTx(UndoLog undo) {
    this.undo = undo;
    this.executions = new MemoryExecutionStore(undo);
    this.timers = new MemoryTimerStore(undo);
    this.outbox = new MemoryOutboxStore(undo);
    this.resources = new MemoryResourceStore(undo);
    this.messages = new MemoryMessageStore(undo);
    this.mails = new MemoryMailStore(undo);
    this.mapRuns = new MemoryMapRunStore(undo);
    this.archives = new MemoryArchiveStore(undo);
    this.contents = new MemoryContentStore(undo);
    this.objects = new MemoryObjectStore(undo);
    this.versions = new MemoryVersionStore(undo, objects);
    this.survey = new MemorySurvey(executions, timers, outbox, resources, messages, mails, mapRuns);
  }

  /** What is to happen after the commit, once. */
  List<Runnable> takeActions() {
    List<Runnable> taken = List.copyOf(actions);
    actions.clear();
    return taken;
  }

  @Override
  public ExecutionStore executions() {
    return executions;
  }

  @Override
  public TimerStore timers() {
    return timers;
  }

  @Override
  public OutboxStore outbox() {
    return outbox;
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }

  @Override
  public MessageStore messages() {
    return messages;
  }

  @Override
  public MailStore mails() {
    return mails;
  }

  @Override
  public ArchiveStore archives() {
    return archives;
  }

  @Override
  public MapRunStore mapRuns() {
    return mapRuns;
  }

  @Override
  public ContentStore contents() {
    return contents;
  }

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public VersionStore versions() {
    return versions;
  }

  @Override
  public Survey survey() {
    return survey;
  }

  @Override
  public boolean giveBackSpace(int pages) {
    return false;
  }

  @Override
  public <T extends @Nullable Object> T part(Supplier<T> work) {
    int known = actions.size();
    int mark = undo.mark();
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        undo.rollbackTo(mark);
        actions.subList(known, actions.size()).clear();
      }
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    undo.push(() -> {});
    actions.add(action);
  }

  @Override
  public void announce(String news) {
    // Nobody else is there to hear it.
    undo.push(() -> {});
  }
}
