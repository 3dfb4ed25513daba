package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Takes a stack away with what it made, the last first, in one transaction; only what lives outside
 * is removed by calls between transactions, and forgotten after them.
 */
record StackDeletion(Store store, Supplier<Turn> turns, ResourceTypes types) {

  StackRunner.Deletion run(String name) {
    Stack stack = store.read(tx -> checked(tx, name));
    List<StackResource> next = new ArrayList<>();
    for (StackResource one : stack.resources().reversed()) {
      if (types.find(one.type()) instanceof OutsideType outside && !one.retained()) {
        forget(name, next, false);
        next.clear();
        OutsideChange.remove(outside, one);
      }
      next.add(one);
    }
    forget(name, next, true);
    return new StackRunner.Deletion(ids(stack, false), ids(stack, true));
  }

  private static List<String> ids(Stack stack, boolean retained) {
    return stack.resources().reversed().stream()
        .filter(one -> one.retained() == retained)
        .map(StackResource::logicalId)
        .toList();
  }

  private static Stack checked(Tx tx, String name) {
    Stack stack = Stack.find(tx, name);
    if (stack == null) {
      List<String> names = Stack.all(tx).stream().map(Stack::name).toList();
      throw new TemplateException(
          "There is no stack %s; there is %s."
              .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
    }
    Sharing.check(tx, stack, Map.of());
    return stack;
  }

  private void forget(String name, List<StackResource> gone, boolean whole) {
    store.write(tx -> {
      Stack stack = checked(tx, name);
      for (StackResource one : gone) {
        delete(tx, one);
        stack = stack.without(one.logicalId());
      }
      if (whole) {
        tx.resources().delete(ResourceKind.STACK, name);
      } else {
        stack.put(tx);
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
