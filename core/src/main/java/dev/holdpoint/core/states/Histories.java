package dev.holdpoint.core.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Journal;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads executions' histories from their journals. */
public final class Histories {
  private Histories() {}

  /** One event as AWS shows it. */
  public record Timed(HistoryEvent event, Instant timestamp) {}

  /**
   * A page of a history.
   *
   * @param next number of the first event that is not in it, or null where none is left
   */
  public record Page(List<Timed> events, @Nullable Long next) {}

  /** How an execution ended, as far as it has. */
  public record Ending(@Nullable String output, @Nullable String error, @Nullable String cause) {}

  /** Events from this one on, upwards. */
  public static Page forward(Tx tx, ExecutionRow row, long from, int limit) {
    List<Timed> events = read(tx, row, from, limit + 1);
    if (events.isEmpty() && from == 1) {
      throw new DamagedRow("The journal of %s has no beginning".formatted(row.arn()), null);
    }
    boolean more = events.size() > limit;
    return new Page(
        more ? events.subList(0, limit) : events, more ? Long.valueOf(from + limit) : null);
  }

  /**
   * Events from this one on, downwards.
   *
   * @param from 0 for the last event
   */
  public static Page backward(Tx tx, ExecutionRow row, long from, int limit) {
    long last = from == 0 ? lastEvent(tx, row) : from;
    long first = Math.max(1, last - limit + 1);
    List<Timed> events = new ArrayList<>(read(tx, row, first, (int) (last - first + 1)));
    Collections.reverse(events);
    return new Page(events, first == 1 ? null : Long.valueOf(first - 1));
  }

  /** The execution's input, to the letter. */
  public static String input(Tx tx, ExecutionRow row) {
    List<Timed> first = read(tx, row, 1, 1);
    if (first.isEmpty() || first.getFirst().event().type() != HistoryEventType.EXECUTION_STARTED) {
      throw new DamagedRow("The journal of %s has no beginning".formatted(row.arn()), null);
    }
    HistoryEvent started = first.getFirst().event();
    return started.details() == null ? "{}" : started.details().get("input").stringValue();
  }

  /** What it ended with; all null while it runs. */
  public static Ending ending(Tx tx, ExecutionRow row) {
    JournalEntry newest = newest(tx, row);
    if (row.status() == ExecutionStatus.RUNNING || newest == null) {
      return new Ending(null, null, null);
    }
    JsonNode details = newest.events().getLast().details();
    return new Ending(text(details, "output"), text(details, "error"), text(details, "cause"));
  }

  /**
   * What is wrong with the entries that tell of the execution's beginning and of its newest state;
   * null where they can be read.
   */
  public static @Nullable String damage(Tx tx, ExecutionRow row) {
    try {
      input(tx, row);
      newest(tx, row);
      return null;
    } catch (DamagedRow damaged) {
      return damaged.getMessage();
    }
  }

  private static @Nullable String text(@Nullable JsonNode details, String member) {
    JsonNode value = details == null ? null : details.get(member);
    return value == null ? null : value.stringValue();
  }

  private static long lastEvent(Tx tx, ExecutionRow row) {
    JournalEntry newest = newest(tx, row);
    if (newest != null) {
      return newest.events().getLast().id();
    }
    // The newest entry tells of no event: an answer that came early is kept, and nothing shown yet.
    return Engine.fold(tx, row).lastEvent();
  }

  private static @Nullable JournalEntry newest(Tx tx, ExecutionRow row) {
    ExecutionStore.Locked locked = tx.executions().lock(row.id());
    if (locked == null || locked.version() == 0) {
      return null;
    }
    List<ExecutionStore.Entry> entries = tx.executions().journal(row.id(), locked.version() - 1, 1);
    JournalEntry entry = Journal.decode(entries.getFirst().bytes());
    return entry.events().isEmpty() ? null : entry;
  }

  private static void checkNext(ExecutionRow row, long expected, HistoryEvent event) {
    if (event.id() != expected) {
      throw new DamagedRow(
          "The history of %s has a gap: expected event %d, found %d"
              .formatted(row.arn(), expected, event.id()),
          null);
    }
  }

  private static List<Timed> read(Tx tx, ExecutionRow row, long from, int limit) {
    List<Timed> events = new ArrayList<>();
    // Each entry that ends at or behind an event holds at least that one.
    for (ExecutionStore.Entry bytes : tx.executions().journalFromEvent(row.id(), from, limit)) {
      JournalEntry entry = Journal.decode(bytes.bytes());
      Instant at = Instant.ofEpochMilli(entry.atMillis());
      for (HistoryEvent event : entry.events()) {
        if (event.id() >= from && events.size() < limit) {
          checkNext(row, from + events.size(), event);
          events.add(new Timed(event, at));
        }
      }
    }
    return events;
  }
}
