package dev.holdpoint.app.stack;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a stack fares: its status, by what it was made, and what is being done with it. It begins
 * before the stack has any resource, and of a deleted one it is all that is left.
 *
 * @param status CloudFormation's
 * @param reason why it is so, or null
 * @param source by what it was made last, perhaps in part only; or null
 * @param stable by what it was whole for the last time, where that is not {@code source}; or null
 * @param task what is being done, or null
 * @param changeSet the change set that was executed last, or null
 * @param kept whether it must not be deleted
 */
public record StackLife(
    String name,
    Arn id,
    String status,
    @Nullable String reason,
    @Nullable StackSource source,
    @Nullable StackSource stable,
    @Nullable StackTask task,
    @Nullable String changeSet,
    boolean kept,
    Instant created,
    @Nullable Instant updated,
    @Nullable Instant deleted) {
  /** Deleted stacks come behind all names. */
  private static final String GONE = "~";

  /** So many deleted ones are known. */
  private static final int MOST = 500;

  /** For how long AWS shows deleted stacks. */
  private static final Duration SHOWN = Duration.ofDays(90);

  /** A stack of which nothing is there. */
  public static StackLife begun(String name, Arn id, String status, Turn turn) {
    return new StackLife(
        name, id, status, null, null, null, null, null, false, turn.now(), null, null);
  }

  /** The life of a stack that is there, or null. */
  public static @Nullable StackLife find(Tx tx, String name) {
    JsonNode body = tx.resources().find(ResourceKind.STACK_LIFE, name);
    return body == null ? null : Json.read(body, StackLife.class);
  }

  /** The life of this stack, a deleted one too; null where nothing is known of it. */
  public static @Nullable StackLife byId(Tx tx, String id) {
    StackLife named = find(tx, Stack.nameIn(id));
    if (named != null && named.id().value().equals(id)) {
      return named;
    }
    return find(tx, GONE + id);
  }

  /**
   * Those of all stacks, the deleted ones last, read as they are looked at: their templates are
   * large.
   */
  public static Stream<StackLife> all(Tx tx) {
    return Rows.of(tx, ResourceKind.STACK_LIFE, "").map(StackLife::of);
  }

  private static StackLife of(Resource row) {
    return Json.read(row.body(), StackLife.class);
  }

  public void put(Tx tx) {
    tx.resources().put(ResourceKind.STACK_LIFE, name, Json.tree(this));
  }

  /** Changes the status and tells of it. */
  public StackLife is(Tx tx, Turn turn, String now, @Nullable String why) {
    StackEvent.ofStack(tx, turn, name, id, now, why);
    StackLife next = with(now, why);
    next.put(tx);
    return next;
  }

  private StackLife with(String now, @Nullable String why) {
    return new StackLife(
        name, id, now, why, source, stable, task, changeSet, kept, created, updated, deleted);
  }

  /** With this to do; null where it is done. */
  public StackLife doing(@Nullable StackTask next) {
    return new StackLife(
        name, id, status, reason, source, stable, next, changeSet, kept, created, updated, deleted);
  }

  /** Made by this, to the end. */
  public StackLife whole(StackSource made) {
    return by(made, null);
  }

  /** Made by this as far as it came. */
  public StackLife partly(StackTask failed, StackSource made) {
    return by(made, failed.before().endsWith("_COMPLETE") ? source : stable);
  }

  private StackLife by(StackSource made, @Nullable StackSource before) {
    return new StackLife(
        name, id, status, reason, made, before, task, changeSet, kept, created, updated, deleted);
  }

  /** By what it was whole for the last time, or null. */
  public @Nullable StackSource lastWhole() {
    return stable == null ? source : stable;
  }

  public StackLife executing(String changeSetId) {
    return new StackLife(
        name,
        id,
        status,
        reason,
        source,
        stable,
        task,
        changeSetId,
        kept,
        created,
        updated,
        deleted);
  }

  public StackLife updatedAt(Instant now) {
    return new StackLife(
        name, id, status, reason, source, stable, task, changeSet, kept, created, now, deleted);
  }

  public StackLife keeping(boolean keep) {
    return new StackLife(
        name, id, status, reason, source, stable, task, changeSet, keep, created, updated, deleted);
  }

  /** Notes that a template on this machine was run to its end. */
  static void ranLocally(Tx tx, Turn turn, Stack stack, StackSource source) {
    StackLife known = find(tx, stack.name());
    StackLife life =
        known == null
            ? begun(stack.name(), stack.id(), "CREATE_COMPLETE", turn)
            : known.task() == null ? known.with("UPDATE_COMPLETE", null) : known;
    life.whole(source).put(tx);
  }

  /** The stack is gone; what is known of it stays a while. */
  public static void end(Tx tx, Turn turn, String name) {
    StackLife known = find(tx, name);
    Stack stack = known == null ? Stack.find(tx, name) : null;
    StackLife life = stack == null ? known : begun(name, stack.id(), "CREATE_COMPLETE", turn);
    if (life != null) {
      tx.resources().delete(ResourceKind.STACK_LIFE, name);
      StackEvent.ofStack(tx, turn, name, life.id, "DELETE_COMPLETE", null);
      StackLife gone =
          new StackLife(
              name,
              life.id,
              "DELETE_COMPLETE",
              null,
              null,
              null,
              null,
              life.changeSet,
              false,
              life.created,
              life.updated,
              turn.now());
      tx.resources().put(ResourceKind.STACK_LIFE, GONE + life.id.value(), Json.tree(gone));
    }
  }

  /** A stack that was deleted long ago, or the first of too many; null where there is none. */
  public static @Nullable StackLife forgettable(Tx tx, Turn turn) {
    List<StackLife> gone =
        Rows.of(tx, ResourceKind.STACK_LIFE, GONE)
            .map(StackLife::of)
            .sorted((one, other) -> one.ended().compareTo(other.ended()))
            .toList();
    if (gone.isEmpty()) {
      return null;
    }
    StackLife first = gone.getFirst();
    boolean old = !first.ended().isAfter(turn.now().minus(SHOWN));
    return old || gone.size() > MOST ? first : null;
  }

  /** Takes away some of what is known of a deleted stack, at last all. */
  public void forget(Tx tx) {
    if (!StackEvent.forget(tx, id)) {
      tx.resources().delete(ResourceKind.STACK_LIFE, GONE + id.value());
    }
  }

  private Instant ended() {
    return deleted == null ? created : deleted;
  }

  /** Whether nothing was ever made of it. */
  public boolean isReview() {
    return status.equals("REVIEW_IN_PROGRESS");
  }

  /** Statuses in which a stack may be updated. */
  public boolean isUpdatable() {
    return UPDATABLE.contains(status);
  }

  private static final Set<String> UPDATABLE =
      Set.of(
          "CREATE_COMPLETE",
          "CREATE_FAILED",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "UPDATE_FAILED",
          "IMPORT_COMPLETE");

  /** Names no value. */
  @Override
  public String toString() {
    return "StackLife[name=" + name + ", status=" + status + "]";
  }
}
