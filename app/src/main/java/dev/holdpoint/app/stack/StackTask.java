package dev.holdpoint.app.stack;

import dev.holdpoint.core.aws.Home;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is being done with a stack. It is in the store before it is begun, so that a node that
 * starts takes it up.
 *
 * @param id its own, so that one that was taken over by another is known
 * @param home of who asked for it
 * @param source by what the stack is to be made; null for a deletion
 * @param retained logical ids of what a deletion leaves alone
 * @param before the stack's status before
 * @param begun whether somebody began with it
 */
public record StackTask(
    String id,
    Kind kind,
    Home home,
    @Nullable StackSource source,
    OnFailure onFailure,
    Set<String> retained,
    String before,
    boolean begun,
    boolean rollingBack) {
  public StackTask {
    retained = Set.copyOf(retained);
  }

  /** What is done. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }

  /** What becomes of a stack that cannot be made. */
  public enum OnFailure {
    ROLLBACK,
    DO_NOTHING,
    DELETE
  }

  /** The same, on its way back. */
  public StackTask back() {
    return new StackTask(id, kind, home, source, onFailure, retained, before, true, true);
  }

  /** CloudFormation's name for its way back. */
  public String backwards() {
    return switch (kind) {
      case CREATE -> onFailure == OnFailure.DELETE ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS";
      case UPDATE -> "UPDATE_ROLLBACK_IN_PROGRESS";
      case DELETE ->
          throw new IllegalStateException("Expected a way back, but a deletion has none");
    };
  }

  /** The same, once somebody has begun with it. */
  public StackTask inHand() {
    return new StackTask(id, kind, home, source, onFailure, retained, before, true, rollingBack);
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "StackTask[id=" + id + ", kind=" + kind + ", rollingBack=" + rollingBack + "]";
  }
}
