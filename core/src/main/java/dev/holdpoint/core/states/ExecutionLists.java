package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** Rules for listing executions. */
public final class ExecutionLists {
  private ExecutionLists() {}

  /**
   * The executions of a machine, of one of its versions, or those started through an alias.
   *
   * @throws dev.holdpoint.core.aws.AwsException StateMachineDoesNotExist, ResourceNotFound,
   *     StateMachineTypeNotSupported
   */
  public static ExecutionFilter of(Tx tx, String arnText, @Nullable ExecutionStatus status) {
    MachineArn arn = MachineArn.of(arnText);
    if (arn.label() != null) {
      throw StatesError.unsupported("Listing the executions of a Distributed Map state");
    }
    StateMachine machine = StateMachines.find(tx, arn.machine());
    if (machine == null) {
      throw StatesError.machineDoesNotExist(arn.given());
    }
    if (machine.type() == MachineType.EXPRESS) {
      throw StatesError.typeNotSupported();
    }
    if (arn.isAlias()) {
      if (Aliases.find(tx, arn.given()) == null) {
        throw StatesError.noSuchReference();
      }
      return new ExecutionFilter(machine.arn(), null, arn.given(), status);
    }
    if (arn.version() != 0) {
      if (MachineVersions.find(tx, machine.arn(), arn.version()) == null) {
        throw StatesError.noSuchReference();
      }
      return new ExecutionFilter(machine.arn(), arn.given(), null, status);
    }
    return ExecutionFilter.of(machine.arn(), status);
  }
}
