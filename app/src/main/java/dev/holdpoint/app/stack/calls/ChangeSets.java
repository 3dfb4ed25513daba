package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** Finds change sets as callers name them. */
final class ChangeSets {
  private ChangeSets() {}

  /**
   * The change set of this name or ARN, or null.
   *
   * @param stack the stack's name or ARN; may be null beside an ARN
   */
  static @Nullable ChangeSet find(Tx tx, String nameOrArn, @Nullable String stack) {
    for (StackLife life : StackLife.all(tx)) {
      boolean asked = stack == null || stack.equals(life.name()) || stack.equals(life.id().value());
      if (asked) {
        for (ChangeSet one : ChangeSet.of(tx, life.name())) {
          if (isCalled(one, nameOrArn, stack)) {
            return one;
          }
        }
      }
    }
    return null;
  }

  private static boolean isCalled(ChangeSet one, String nameOrArn, @Nullable String stack) {
    return one.id().value().equals(nameOrArn) || (stack != null && one.name().equals(nameOrArn));
  }

  static ChangeSet get(Tx tx, String nameOrArn, @Nullable String stack) {
    if (stack == null && !nameOrArn.startsWith("arn:")) {
      throw Refusals.invalid(
          "StackName must be specified if ChangeSetName is not specified as an ARN.");
    }
    ChangeSet found = find(tx, nameOrArn, stack);
    if (found == null) {
      throw Refusals.noChangeSet(nameOrArn);
    }
    return found;
  }

  /** The change that the stack executes has come to this. */
  static void executed(Tx tx, StackLife life, String status) {
    String id = life.changeSet();
    ChangeSet set = id == null ? null : find(tx, id, life.name());
    if (set != null && set.execution().equals("EXECUTE_IN_PROGRESS")) {
      boolean well = status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE");
      set.execution(well ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED").put(tx);
    }
  }

  /** An ARN that no change set had before. */
  static Arn newId(dev.holdpoint.core.engine.Turn turn, String name) {
    return turn.home().arn("cloudformation", "changeSet/" + name + "/" + turn.ids().uuid());
  }
}
