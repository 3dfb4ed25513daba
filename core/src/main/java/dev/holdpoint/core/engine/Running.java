package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution while its round is under way: what it has become, and what is still to be done. A
 * call that the round makes may come back to it with a further trigger. One thread.
 */
final class Running {
  private final Definition definition;
  private final Deque<Effect.CallTask> calls = new ArrayDeque<>();
  private final Deque<Trigger> triggers = new ArrayDeque<>();
  private final List<TaskRef> abandoned = new ArrayList<>();
  private Execution written;
  private Round round;
  private int writtenEvents;
  private boolean wrote;
  private boolean changed;
  private long version;
  private long atMillis;
  private long weight;
  private @Nullable ExecutionRow end;

  Running(Definition definition, HotExecutions.Hot before) {
    this.definition = definition;
    this.written = before.execution();
    this.round = new Round(written);
    this.version = before.version();
    this.atMillis = before.atMillis();
    this.weight = before.weight();
  }

  /**
   * This time, or that of the newest journal entry: the clocks of nodes differ, and one may be set
   * back, but a history does not go backwards.
   */
  Instant notBefore(Instant now) {
    return now.toEpochMilli() < atMillis ? Instant.ofEpochMilli(atMillis) : now;
  }

  ExecutionId id() {
    return written.row().id();
  }

  Definition definition() {
    return definition;
  }

  Execution now() {
    return round.now();
  }

  /** It has ended, as its row now says. */
  void ended(ExecutionStatus status, Instant at) {
    end = written.row().ended(status, at);
  }

  /** Its row as it is since this turn ended it, or null where it did not. */
  @Nullable ExecutionRow end() {
    return end;
  }

  /** What has been gathered since the last journal entry. */
  Round round() {
    return round;
  }

  void add(Transition step) {
    changed = true;
    round.add(step);
  }

  /** Whether any trigger changed anything. */
  boolean changed() {
    return changed;
  }

  /** How many history events the triggers of this turn have led to. */
  int eventCount() {
    return writtenEvents + round.eventCount();
  }

  /** What the round gathered so far is in the journal; the rest becomes an entry of its own. */
  void written(long entry, long at, int bytes) {
    version = entry;
    atMillis = at;
    weight += bytes;
    writtenEvents += round.eventCount();
    wrote = true;
    written = round.now();
    round = new Round(written);
  }

  /** Whether there is a journal entry of this turn. */
  boolean wrote() {
    return wrote;
  }

  HotExecutions.Hot hot() {
    return new HotExecutions.Hot(version, atMillis, written, weight);
  }

  void call(Effect.CallTask call) {
    calls.add(call);
  }

  void trigger(Trigger trigger) {
    triggers.add(trigger);
  }

  /** The next call that is to be made and still waited for, or null. */
  Effect.@Nullable CallTask nextCall() {
    Effect.CallTask next = calls.poll();
    while (next != null && !now().awaits(next.task())) {
      next = calls.poll();
    }
    return next;
  }

  @Nullable Trigger nextTrigger() {
    return triggers.poll();
  }

  void abandon(TaskRef task) {
    abandoned.add(task);
  }

  List<TaskRef> abandoned() {
    return abandoned;
  }

  /** Where it stands, all of it written, before a call that may come back to it. */
  Mark mark() {
    return new Mark(calls.size(), triggers.size(), abandoned.size(), changed, end);
  }

  /** What a call did to it that was then refused has not happened. */
  void backTo(Mark mark) {
    round = new Round(written);
    cut(calls, mark.calls());
    cut(triggers, mark.triggers());
    abandoned.subList(mark.abandoned(), abandoned.size()).clear();
    changed = mark.changed();
    end = mark.end();
  }

  private static void cut(Deque<?> queue, int size) {
    while (queue.size() > size) {
      queue.removeLast();
    }
  }

  /** A place to go back to. */
  record Mark(
      int calls, int triggers, int abandoned, boolean changed, @Nullable ExecutionRow end) {}
}
