package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.MachineVersion;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.StatesError;
import org.jspecify.annotations.Nullable;

/** The wish for a version, in requests that write a machine. */
final class Publish {
  private Publish() {}

  static StateMachines.@Nullable Publishing read(
      @Nullable Boolean publish, @Nullable String description) {
    if (Boolean.TRUE.equals(publish)) {
      return new StateMachines.Publishing(description);
    }
    if (description != null) {
      throw StatesError.invalid("Version description can only be set when publish is true");
    }
    return null;
  }

  static @Nullable String arn(@Nullable MachineVersion version) {
    return version == null ? null : version.arn().value();
  }
}
