package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine or one of its versions, as it is described.
 *
 * @param arn the machine's own or the version's
 * @param createdAt when the machine was made, or the version published
 * @param description of the version
 */
public record DescribedMachine(
    StateMachine machine, Arn arn, Instant createdAt, @Nullable String description) {

  /** What this ARN stands for, or the error that AWS gives. */
  public static DescribedMachine of(Tx tx, String arnText) {
    MachineArn arn = MachineArn.of(arnText);
    if (arn.label() != null) {
      throw StatesError.unsupported("Describing a Distributed Map state");
    }
    if (arn.qualifier() == null) {
      StateMachine machine = StateMachines.get(tx, arnText);
      return new DescribedMachine(machine, machine.arn(), machine.createdAt(), null);
    }
    MachineVersion version = MachineVersions.find(tx, arn.machine(), arn.version());
    if (version == null) {
      throw StatesError.machineDoesNotExist(arn.given());
    }
    return new DescribedMachine(
        version.machine(), version.arn(), version.createdAt(), version.description());
  }
}
