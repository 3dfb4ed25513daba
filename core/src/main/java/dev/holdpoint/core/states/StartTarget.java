package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * What an execution shall run: a machine as it is, or as it was when a version of it was published.
 *
 * @param machine with the definition and the role that count
 */
public record StartTarget(StateMachine machine, Origin origin) {

  /** Resolves a machine's ARN, a version's or an alias'. */
  public static StartTarget of(Tx tx, Turn turn, String arnText, @Nullable String traceHeader) {
    MachineArn arn = MachineArn.of(arnText);
    if (arn.label() != null) {
      throw StatesError.invalid(
          "The ARN of a Distributed Map state cannot be started. Received: " + arnText);
    }
    StateMachine machine = StateMachines.find(tx, arn.machine());
    if (machine == null) {
      throw StatesError.machineDoesNotExist(arn.given());
    }
    if (machine.deleting()) {
      throw StatesError.machineDeleting(arn.machine());
    }
    if (arn.qualifier() == null) {
      return new StartTarget(machine, new Origin(null, null, traceHeader));
    }
    Alias alias = arn.isAlias() ? Aliases.find(tx, arn.given()) : null;
    Arn chosen = alias == null ? arn.given() : choose(turn, alias);
    MachineVersion version =
        MachineVersions.find(tx, arn.machine(), MachineArn.of(chosen.value()).version());
    if (version == null) {
      throw StatesError.machineDoesNotExist(arn.given());
    }
    return new StartTarget(
        version.machine(),
        new Origin(version.arn(), alias == null ? null : alias.arn(), traceHeader));
  }

  private static Arn choose(Turn turn, Alias alias) {
    double chance = alias.routes().size() == 1 ? 0 : turn.ids().nextDouble();
    return alias.choose(chance);
  }
}
