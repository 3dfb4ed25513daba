package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds change sets as callers name them. */
final class ChangeSets {
  private ChangeSets() {}

  /**
   * The caller's change set of this name or ARN, or null.
   *
   * @param stack the stack's name or ARN; may be null beside an ARN
   */
  static @Nullable ChangeSet find(Tx tx, Home home, String nameOrArn, @Nullable String stack) {
    if (stack != null) {
      StackLife life = Lives.find(tx, home, stack);
      return life == null ? null : of(tx, life, nameOrArn);
    }
    return StackLife.all(tx)
        .filter(life -> life.id().account().equals(home.account()))
        .map(life -> of(tx, life, nameOrArn))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable ChangeSet of(Tx tx, StackLife life, String nameOrArn) {
    boolean named = !nameOrArn.startsWith("arn:");
    ChangeSet one = ChangeSet.find(tx, life.name(), named ? nameOrArn : Stack.nameIn(nameOrArn));
    return one != null
            && one.stackId().equals(life.id())
            && (named || one.id().value().equals(nameOrArn))
        ? one
        : null;
  }

  static ChangeSet get(Tx tx, Home home, String nameOrArn, @Nullable String stack) {
    if (stack == null && !nameOrArn.startsWith("arn:")) {
      throw Refusals.invalid(
          "StackName must be specified if ChangeSetName is not specified as an ARN.");
    }
    ChangeSet found = find(tx, home, nameOrArn, stack);
    if (found == null) {
      throw Refusals.noChangeSet(nameOrArn);
    }
    return found;
  }

  /** The change that the stack executes has come to this. */
  static void executed(Tx tx, StackLife life, String status) {
    String id = life.changeSet();
    ChangeSet set = id == null ? null : of(tx, life, id);
    if (set != null && set.execution().equals("EXECUTE_IN_PROGRESS")) {
      boolean well = status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE");
      set.execution(well ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED").put(tx);
    }
  }

  /** An ARN that no change set had before. */
  static Arn newId(Turn turn, String name) {
    return turn.home().arn("cloudformation", "changeSet/" + name + "/" + turn.ids().uuid());
  }
}
