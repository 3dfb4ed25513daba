package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of exported values, as CloudFormation has them. */
final class Sharing {
  private Sharing() {}

  /** What stacks other than this one export. */
  static Map<String, String> exportsBeside(Tx tx, String stack) {
    Map<String, String> exports = new HashMap<>();
    for (Stack other : Stack.all(tx)) {
      if (!other.name().equals(stack)) {
        exports.putAll(other.exports());
      }
    }
    return exports;
  }

  /**
   * Refuses exports that another stack has already, and losing those that one uses.
   *
   * @param after none where the stack goes
   */
  static void check(Tx tx, Stack before, Map<String, String> after) {
    check(tx, before, after, Set.of(before.name()));
  }

  /**
   * The same.
   *
   * @param family stacks that go with it
   */
  static void check(Tx tx, Stack before, Map<String, String> after, Set<String> family) {
    List<Stack> others =
        Stack.all(tx).stream().filter(one -> !family.contains(one.name())).toList();
    for (Stack other : others) {
      for (String export : after.keySet()) {
        if (other.exports().containsKey(export)) {
          throw new TemplateException(
              "Export with name %s is already exported by stack %s; export names must be unique."
                  .formatted(export, other.name()));
        }
      }
      before.exports().forEach((name, value) -> checkUse(other, name, value, after.get(name)));
    }
  }

  private static void checkUse(Stack other, String export, String before, @Nullable String after) {
    if (!before.equals(after) && other.imports().contains(export)) {
      throw new TemplateException(
          "Export %s cannot be %s as it is in use by %s."
              .formatted(export, after == null ? "deleted" : "updated", other.name()));
    }
  }
}
