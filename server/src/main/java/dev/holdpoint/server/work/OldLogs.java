package dev.holdpoint.server.work;

import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.logs.LogBook;

/** Events are kept for as long as their group says, where it says so. */
public record OldLogs(Store store, LogGroups groups, LogBook logs) implements Chore {
  @Override
  public int tidy() {
    int gone = 0;
    for (LogGroup group : store.read(groups::listAll)) {
      if (group.retentionDays() != null) {
        gone += logs.expire(group);
      }
    }
    return gone;
  }
}
