package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.stack.calls.OldStacks;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.scheduler.StrandedTimers;
import dev.holdpoint.core.states.OldExecutions;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.host.CodeStore;
import dev.holdpoint.server.host.UnusedCode;
import dev.holdpoint.server.logs.LogBook;
import dev.holdpoint.server.work.BegunDeletions;
import dev.holdpoint.server.work.Chore;
import dev.holdpoint.server.work.FreedSpace;
import dev.holdpoint.server.work.OldArchivedEvents;
import dev.holdpoint.server.work.OldDefinitions;
import dev.holdpoint.server.work.OldLogs;
import dev.holdpoint.server.work.OldMails;
import dev.holdpoint.server.work.OldMessages;
import dev.holdpoint.server.work.OverdueOffers;
import dev.holdpoint.server.work.UnconfirmedSubscriptions;
import java.util.List;

/** What housekeeping takes away in time. */
final class Chores {
  private Chores() {}

  static List<Chore> of(Config config, Store store, Core core, LogBook logs, CodeStore code) {
    Retention retention = Retention.of(config.retention());
    return List.of(
        new OldMessages(store, core.turns, core.queues),
        new OldExecutions(store, core.turns, retention)::tidy,
        new OldMails(store, core.turns, retention),
        new StrandedTimers(store, core.turns)::tidy,
        new OverdueOffers(store, core.engine),
        new OldLogs(store, new LogGroups(), logs),
        new UnconfirmedSubscriptions(store, core.turns),
        new OldDefinitions(store),
        new BegunDeletions(store, core.turns),
        new OldStacks(store, core.turns),
        new OldArchivedEvents(store, core.turns),
        new UnusedCode(store, core.turns, code)::tidy,
        // Last: what the others took away is free then.
        new FreedSpace(store));
  }
}
