package dev.holdpoint.server.api.cloudformation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever runs templates, as the service sees it. What is asked for is in the store when a method
 * returns, and is done after it. Refusals are {@link dev.holdpoint.core.aws.AwsException}s in AWS's
 * words; stacks are named by their names or ARNs.
 */
public interface StackControl {
  /** Every stack in the order of names, then those that were deleted. */
  List<ShownStack> stacks();

  /** The caller's stack of this name or ARN, a deleted one by its ARN; null where there is none. */
  @Nullable ShownStack stack(String nameOrId);

  /**
   * Begins to make a stack.
   *
   * @return its ARN
   */
  String create(StackAsk ask, WhenItFails fails, boolean kept);

  /**
   * Begins to change a stack.
   *
   * @return its ARN
   */
  String update(StackAsk ask, WhenItFails fails);

  /**
   * Begins to take a stack away; nothing happens where there is none.
   *
   * @param retained logical ids of what is left alone
   */
  void delete(String stack, Set<String> retained);

  /**
   * Begins to bring a stack that failed back to what it was, or takes away what was made of a new
   * one.
   *
   * @return its ARN
   */
  String rollBack(String stack);

  /** Begins once more to bring a stack back, where that has failed. */
  void goOnBack(String stack);

  /**
   * Lets a stack be deleted, or not.
   *
   * @return its ARN
   */
  String keep(String stack, boolean kept);

  /** Proposes a change: it is looked at at once, and made when it is executed. */
  ShownChangeSet propose(StackAsk ask, Proposal proposal);

  /** Change sets of a stack, the oldest first. */
  List<ShownChangeSet> changeSets(String stack);

  /**
   * One change set.
   *
   * @param changeSet its name or ARN
   * @param stack may be null beside an ARN
   */
  ShownChangeSet changeSet(String changeSet, @Nullable String stack);

  /**
   * Begins to make a change that was proposed.
   *
   * @param keeps whether what cannot be made stays as far as it came
   */
  void execute(String changeSet, @Nullable String stack, boolean keeps);

  /** Forgets a proposal. */
  void drop(String changeSet, @Nullable String stack);

  /**
   * A page of what became of a stack, the latest first.
   *
   * @param token as the page before gave it, or null
   */
  ShownEvents events(String stack, @Nullable String token);

  /** What a template is, if it is one. */
  ShownTemplate look(String template);

  /** By what a stack was made. */
  String template(String stack);

  /** By what a change set would make a stack. */
  String proposedTemplate(String changeSet, @Nullable String stack);

  /** What becomes of a stack that cannot be made or changed. */
  enum WhenItFails {
    ROLLBACK,
    DO_NOTHING,
    DELETE
  }

  /**
   * What a change set is beside its change.
   *
   * @param creating whether the stack is new
   */
  record Proposal(String name, @Nullable String description, boolean creating, WhenItFails fails) {}
}
