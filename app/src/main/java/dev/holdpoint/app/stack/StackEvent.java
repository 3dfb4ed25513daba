package dev.holdpoint.app.stack;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a stack or of one of its resources, as CloudFormation tells it.
 *
 * @param reason why, or null
 */
public record StackEvent(
    String stackName,
    Arn stackId,
    String logicalId,
    @Nullable String physicalId,
    String type,
    String status,
    @Nullable String reason,
    Instant at) {
  /** The type under which a stack tells of itself. */
  public static final String STACK = "AWS::CloudFormation::Stack";

  /** So many are kept of a stack; each unit of work takes away a few that are older. */
  private static final int KEPT = 2000;

  private static final int PAGE = 100;

  /** What happens to a resource. */
  public enum Deed {
    CREATE,
    UPDATE,
    DELETE
  }

  /** An event with its place in the order of all. */
  public record Told(String key, StackEvent event) {}

  /** A stack's own status changes. */
  static void ofStack(
      Tx tx, Turn turn, String name, Arn id, String status, @Nullable String reason) {
    new StackEvent(name, id, name, id.value(), STACK, status, reason, turn.now()).add(tx, turn);
  }

  /** A resource is begun with, and done: in one transaction. */
  static void done(Tx tx, Turn turn, Stack stack, StackResource resource, Deed deed) {
    begun(tx, turn, stack, resource, deed);
    ended(tx, turn, stack, resource, deed + "_COMPLETE", null);
  }

  static void begun(Tx tx, Turn turn, Stack stack, StackResource resource, Deed deed) {
    ended(tx, turn, stack, resource, deed + "_IN_PROGRESS", null);
  }

  static void ended(
      Tx tx,
      Turn turn,
      Stack stack,
      StackResource resource,
      String status,
      @Nullable String reason) {
    new StackEvent(
            stack.name(),
            stack.id(),
            resource.logicalId(),
            resource.made().physicalId(),
            resource.type(),
            status,
            reason,
            turn.now())
        .add(tx, turn);
  }

  /** Tells of it. */
  public void add(Tx tx, Turn turn) {
    String key = prefix(stackId) + "%019d".formatted(Long.MAX_VALUE - turn.ids().next());
    tx.resources().put(ResourceKind.STACK_EVENT, key, Json.tree(this));
  }

  /**
   * A page of a stack's events, the latest first.
   *
   * @param after the key of the last one of the page before, or null
   */
  public static List<Told> page(Tx tx, Arn stack, @Nullable String after) {
    return tx.resources().list(ResourceKind.STACK_EVENT, prefix(stack), after, PAGE).stream()
        .map(row -> new Told(row.key(), Json.read(row.body(), StackEvent.class)))
        .toList();
  }

  /** Whether a page may have another one behind it. */
  public static boolean isFull(List<Told> page) {
    return page.size() == PAGE;
  }

  /** Takes away what is too old to be kept, a few at a time. */
  public static void trim(Tx tx, Arn stack) {
    List<Resource> all =
        tx.resources().list(ResourceKind.STACK_EVENT, prefix(stack), null, KEPT + PAGE);
    all.stream()
        .skip(KEPT)
        .forEach(row -> tx.resources().delete(ResourceKind.STACK_EVENT, row.key()));
  }

  /**
   * Takes away the events of a stack that is forgotten, a page at a time.
   *
   * @return whether there are more
   */
  static boolean forget(Tx tx, Arn stack) {
    List<Told> some = page(tx, stack, null);
    some.forEach(one -> tx.resources().delete(ResourceKind.STACK_EVENT, one.key()));
    return isFull(some);
  }

  private static String prefix(Arn stack) {
    String id = stack.value();
    return id.substring(id.lastIndexOf('/') + 1) + "/";
  }
}
