package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.logs.OwedLogEvent;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.work.OutboxHandler;
import java.util.List;

/** Logs an event that was owed to a group: on the disk before the debt ends. */
public record LogEventCall(LogBook logs) implements OutboxHandler {
  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedLogEvent owed = OwedLogEvent.of(entry);
    logs.keep(
        owed.group(), owed.stream(), List.of(new LogBook.Entry(owed.timestamp(), owed.message())));
    return Outcome.DONE;
  }
}
