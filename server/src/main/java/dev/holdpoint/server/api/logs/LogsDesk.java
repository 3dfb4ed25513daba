package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.logs.LogBook;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the actions of CloudWatch Logs work with. */
public record LogsDesk(Store store, Turns turns, LogGroups groups, LogBook book) {

  /** The ARN of the group that a request names, by its name or by its ARN. */
  Arn arn(@Nullable String name, @Nullable String identifier) {
    if ((name == null) == (identifier == null)) {
      throw LogsError.invalid(
          "Exactly one of logGroupName and logGroupIdentifier must be specified.");
    }
    return identifier == null || !identifier.startsWith("arn:")
        ? LogGroups.arn(turns.home(), name == null ? String.valueOf(identifier) : name)
        : new Arn(identifier.replaceFirst(":\\*$", ""));
  }

  Arn arn(String name) {
    return arn(name, null);
  }

  LogGroup get(Arn arn) {
    return store.read(tx -> groups.get(tx, arn));
  }

  /** Changes something, durably. */
  void change(Consumer<Tx> work) {
    store.<@Nullable Void>write(tx -> {
      work.accept(tx);
      return null;
    });
  }
}
