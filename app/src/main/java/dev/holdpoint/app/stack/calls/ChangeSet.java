package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Rows;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a stack that was proposed.
 *
 * @param creating whether it makes the stack
 * @param refused why it cannot be executed, or null
 * @param execution AWS's name for how far its execution is
 */
public record ChangeSet(
    String name,
    Arn id,
    String stack,
    Arn stackId,
    @Nullable String description,
    boolean creating,
    @Nullable String refused,
    String execution,
    Instant created,
    StackSource source,
    StackTask.OnFailure onFailure,
    List<ShownChangeSet.Change> changes) {
  static final String AVAILABLE = "AVAILABLE";

  /** So many may wait at a stack. */
  static final int MOST = 100;

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  static @Nullable ChangeSet find(Tx tx, String stack, String name) {
    JsonNode body = tx.resources().find(ResourceKind.CHANGE_SET, key(stack, name));
    return body == null ? null : Json.read(body, ChangeSet.class);
  }

  /** Those of a stack, read as they are looked at. */
  static Stream<ChangeSet> of(Tx tx, String stack) {
    return Rows.of(tx, ResourceKind.CHANGE_SET, key(stack, ""))
        .map(row -> Json.read(row.body(), ChangeSet.class));
  }

  /**
   * Makes place for one more, by the oldest that nobody can execute: each deployment without
   * changes leaves one.
   *
   * @return whether there is place
   */
  static boolean makePlace(Tx tx, String stack) {
    if (of(tx, stack).count() < MOST) {
      return true;
    }
    Optional<ChangeSet> useless =
        of(tx, stack)
            .filter(one -> one.refused != null)
            .min(Comparator.comparing(ChangeSet::created));
    useless.ifPresent(one -> one.delete(tx));
    return useless.isPresent();
  }

  static void deleteAll(Tx tx, String stack) {
    of(tx, stack).forEach(one -> one.delete(tx));
  }

  void put(Tx tx) {
    tx.resources().put(ResourceKind.CHANGE_SET, key(stack, name), Json.tree(this));
  }

  void delete(Tx tx) {
    tx.resources().delete(ResourceKind.CHANGE_SET, key(stack, name));
  }

  /** The others are of no use any more. */
  static void outdate(Tx tx, String stack) {
    of(tx, stack)
        .filter(one -> one.execution.equals(AVAILABLE))
        .forEach(one -> one.execution("OBSOLETE").put(tx));
  }

  ChangeSet execution(String now) {
    return new ChangeSet(
        name,
        id,
        stack,
        stackId,
        description,
        creating,
        refused,
        now,
        created,
        source,
        onFailure,
        changes);
  }

  String status() {
    return refused == null ? "CREATE_COMPLETE" : "FAILED";
  }

  /** Whether its execution has come to an end: then its name is free again. */
  boolean isOver() {
    return execution.equals("EXECUTE_COMPLETE") || execution.equals("EXECUTE_FAILED");
  }

  private static String key(String stack, String name) {
    return stack + "/" + name;
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "ChangeSet[name=" + name + ", stack=" + stack + "]";
  }
}
