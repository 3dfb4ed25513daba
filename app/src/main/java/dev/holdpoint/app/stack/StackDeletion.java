package dev.holdpoint.app.stack;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stack away with what it made, the last first, in one transaction; only what lives outside
 * is removed by calls between transactions, and forgotten after them.
 */
record StackDeletion(Store store, Supplier<Turn> turns, ResourceTypes types) {

  /**
   * @param kept logical ids of what is left alone
   * @param with what is committed with the end
   */
  StackRunner.Deletion run(String name, Set<String> kept, Consumer<Tx> with) {
    Stack stack =
        store.write(tx -> {
          Stack keeping = checked(tx, name).retaining(kept);
          keeping.put(tx);
          return keeping;
        });
    StackRunner.Deletion result = store.read(tx -> told(tx, stack));
    List<StackResource> next = new ArrayList<>();
    for (StackResource one : stack.resources().reversed()) {
      if (types.isOutside(one) && !one.stays()) {
        forget(name, next, null);
        next.clear();
        OutsideChange.remove(types, one);
      }
      next.add(one);
    }
    forget(name, next, with);
    return result;
  }

  /** Those of stacks within it by the ids of both. */
  private static StackRunner.Deletion told(Tx tx, Stack stack) {
    List<String> deleted = new ArrayList<>();
    List<String> retained = new ArrayList<>();
    for (StackResource one : stack.resources().reversed()) {
      Stack nested = one.type().equals(NestedType.NAME) ? Stack.find(tx, one.name()) : null;
      if (nested != null && !one.stays()) {
        StackRunner.Deletion within = told(tx, nested);
        within.deleted().forEach(id -> deleted.add(one.logicalId() + "." + id));
        within.retained().forEach(id -> retained.add(one.logicalId() + "." + id));
      }
      (one.stays() ? retained : deleted).add(one.logicalId());
    }
    return new StackRunner.Deletion(List.copyOf(deleted), List.copyOf(retained));
  }

  private static Stack checked(Tx tx, String name) {
    Stack stack = Stack.get(tx, name);
    List<Stack> family = stack.family(tx);
    Set<String> names = family.stream().map(Stack::name).collect(Collectors.toUnmodifiableSet());
    family.forEach(one -> Sharing.check(tx, one, Map.of(), names));
    return stack;
  }

  private void forget(String name, List<StackResource> gone, @Nullable Consumer<Tx> end) {
    store.write(tx -> {
      Stack stack = checked(tx, name);
      for (StackResource one : gone) {
        delete(tx, one);
        Marking.gone(tx, turns.get(), stack, one, one.stays());
        stack = stack.without(one.logicalId());
      }
      if (end != null) {
        end.accept(tx);
        tx.resources().delete(ResourceKind.STACK, name);
      } else {
        stack.going().put(tx);
      }
      return null;
    });
  }

  private void delete(Tx tx, StackResource gone) {
    try {
      Stacks.delete(tx, turns.get(), types, gone);
    } catch (AwsException refused) {
      throw Stacks.refusal(gone.logicalId(), refused.getMessage(), refused.code());
    }
  }
}
