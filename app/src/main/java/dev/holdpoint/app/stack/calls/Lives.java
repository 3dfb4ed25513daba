package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds stacks as callers name them. */
final class Lives {
  private static final String NAME = "[a-zA-Z][-a-zA-Z0-9]{0,127}";

  private Lives() {}

  /** A name that a stack may have. */
  static String newName(String name) {
    if (!name.matches(NAME)) {
      throw Refusals.invalid(
          "1 validation error detected: Value '%s' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
              .formatted(name));
    }
    return name;
  }

  /** The stack of this name, whosever it is; null where there is none. */
  static @Nullable StackLife find(Tx tx, String name) {
    StackLife life = StackLife.find(tx, name);
    Stack there = life == null ? Stack.find(tx, name) : null;
    return there == null ? life : ofEarlierVersion(there);
  }

  private static StackLife ofEarlierVersion(Stack there) {
    Instant finished = there.history().finished();
    String status = finished == null ? "CREATE_FAILED" : "CREATE_COMPLETE";
    return new StackLife(
        there.name(),
        there.id(),
        status,
        null,
        null,
        null,
        null,
        null,
        false,
        there.history().created(),
        finished,
        null);
  }

  /** The caller's stack of this name or ARN, a deleted one by its ARN; null where there is none. */
  static @Nullable StackLife find(Tx tx, Home home, String nameOrId) {
    StackLife named = nameOrId.startsWith("arn:") ? byId(tx, nameOrId) : find(tx, nameOrId);
    return named != null && named.id().account().equals(home.account()) ? named : null;
  }

  private static @Nullable StackLife byId(Tx tx, String id) {
    StackLife known = StackLife.byId(tx, id);
    Stack there = known == null ? Stack.find(tx, Stack.nameIn(id)) : null;
    return there == null || !there.id().value().equals(id) ? known : find(tx, there.name());
  }

  static StackLife get(Tx tx, Home home, String nameOrId) {
    StackLife life = find(tx, home, nameOrId);
    if (life == null) {
      throw Refusals.unknown(nameOrId);
    }
    return life;
  }

  /**
   * One that may be updated now.
   *
   * @param keeps whether what cannot be made stays: a stack that failed has nothing to go back to
   */
  static StackLife updatable(Tx tx, Home home, String nameOrId, boolean keeps) {
    StackLife life = get(tx, home, nameOrId);
    if (life.isReview() || life.deleted() != null) {
      throw Refusals.unknown(nameOrId);
    }
    if (!life.isUpdatable() || life.task() != null) {
      throw Refusals.inState(life.id().value(), life.status());
    }
    if (life.status().endsWith("_FAILED") && !keeps) {
      throw Refusals.notTerminal(life.status());
    }
    return life;
  }

  /** One that is to go back to what it was, as these statuses say. */
  static StackLife returning(Tx tx, Home home, String nameOrId, Set<String> statuses) {
    StackLife life = get(tx, home, nameOrId);
    if (!statuses.contains(life.status()) || life.task() != null) {
      throw Refusals.notReturning(life.id().value(), life.status());
    }
    return life;
  }

  /** The stack of a change set, if that can be executed now. */
  static StackLife executable(Tx tx, Home home, ChangeSet set, boolean keeps) {
    String id = set.stackId().value();
    StackLife life = get(tx, home, id);
    if (!set.creating()) {
      return updatable(tx, home, id, keeps);
    }
    if (!life.isReview()) {
      throw Refusals.inState(id, life.status());
    }
    return life;
  }

  static void checkDeletion(StackLife life, Set<String> retained) {
    if (life.kept()) {
      throw Refusals.invalid(
          "Stack [%s] cannot be deleted while TerminationProtection is enabled"
              .formatted(life.name()));
    }
    if (!retained.isEmpty() && !life.status().equals("DELETE_FAILED")) {
      throw Refusals.invalid(
          "Invalid operation on stack [%s]. To delete a stack while retaining resources, the stack must be in DELETE_FAILED state"
              .formatted(life.id()));
    }
    StackTask task = life.task();
    if (task != null
        && task.kind() != StackTask.Kind.CREATE
        && task.kind() != StackTask.Kind.DELETE) {
      throw Refusals.invalid(
          "Stack [%s] cannot be deleted while in status %s".formatted(life.id(), life.status()));
    }
  }
}
