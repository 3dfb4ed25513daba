package dev.holdpoint.app.stack;

import dev.holdpoint.app.stack.StackEvent.Deed;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a stack remembers one resource that is made outside, and what it tells of it; of one thread.
 */
final class OutsideStep implements Beginning {
  /** Of what was begun, whatever is wanted next. */
  private static final String UNFINISHED = "";

  private final Store store;
  private final Supplier<Turn> turns;
  private final Stack stack;
  private final TemplateResource resource;
  private final Wanted wanted;
  private final @Nullable StackResource before;
  private final StackRequest request;
  private final Deed deed;
  private final List<StackRunner.Outcome> nested = new ArrayList<>();
  private boolean told;

  /**
   * @param before what the stack has of it, or null
   */
  OutsideStep(
      Store store,
      Supplier<Turn> turns,
      Stack stack,
      TemplateResource resource,
      Wanted wanted,
      @Nullable StackResource before,
      StackRequest request) {
    this.store = store;
    this.turns = turns;
    this.stack = stack;
    this.resource = resource;
    this.wanted = wanted;
    this.before = before;
    this.request = request;
    this.deed = before == null || before.mark() == null ? Deed.CREATE : Deed.UPDATE;
    this.told = before != null && (before.mark() == null || isUnfinished(before.mark()));
  }

  private static boolean isUnfinished(StackResource.Mark mark) {
    return mark.digest().equals(UNFINISHED);
  }

  @Override
  public Arn stack() {
    return stack.id();
  }

  @Override
  public String type() {
    return resource.type();
  }

  @Override
  public StackRequest request() {
    return request;
  }

  @Override
  public void ran(StackRunner.Outcome outcome) {
    nested.add(outcome);
  }

  /** Stacks that were run as the resource. */
  List<StackRunner.Outcome> nested() {
    return nested;
  }

  @Override
  public void remember(Made made) {
    Turn turn = turns.get();
    StackResource row =
        StackResource.of(
            resource,
            wanted.name(),
            made,
            deed == Deed.CREATE ? null : new StackResource.Mark(UNFINISHED, turn.now(), true),
            before);
    boolean first = !told;
    told = true;
    Stack _ =
        store.write(tx -> {
          if (first) {
            StackEvent.begun(tx, turn, stack, row, deed);
          }
          return put(tx, row);
        });
  }

  /** The stack with it as it is now. */
  Stack done(Made made) {
    Turn turn = turns.get();
    StackResource row =
        Marking.row(turn, resource, wanted, made, deed == Deed.CREATE ? null : before);
    return store.write(tx -> {
      if (told) {
        StackEvent.ended(tx, turn, stack, row, deed + "_COMPLETE", null);
      } else {
        Marking.tell(tx, turn, stack, row, before);
      }
      return put(tx, row);
    });
  }

  private Stack put(Tx tx, StackResource row) {
    Stack next = stack.with(row);
    next.put(tx);
    return next;
  }
}
