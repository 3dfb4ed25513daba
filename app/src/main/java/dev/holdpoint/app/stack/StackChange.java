package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one transaction does of a run. */
final class StackChange {
  private final Tx tx;
  private final Turn turn;
  private final ResourceTypes types;
  private final Address address;
  private final Wishes wishes;
  private final Plan plan;
  private final MadeAttributes made;
  private final Evaluator evaluator;
  private final Map<String, JsonNode> wanted;
  private final List<String> removed;
  private @Nullable List<Stack> others;
  private Stack stack;

  StackChange(
      Tx tx,
      Turn turn,
      ResourceTypes types,
      Address address,
      Plan plan,
      StackRequest request,
      StackRun.Progress progress) {
    this.tx = tx;
    this.turn = turn;
    this.types = types;
    this.address = address;
    this.wishes = new Wishes(turn, address, plan, request);
    this.plan = plan;
    this.made = progress.made();
    this.evaluator = plan.evaluator(made);
    this.wanted = progress.wanted();
    this.removed = progress.removed();
    this.stack = progress.stack();
  }

  Stack stack() {
    return stack;
  }

  StackRun.Progress progress() {
    return new StackRun.Progress(stack, made, wanted, removed);
  }

  void make(StackRun.Step step) {
    TemplateResource resource = step.resource();
    String id = resource.logicalId();
    StackResource any = stack.resource(id);
    StackResource known = any != null && any.type().equals(resource.type()) ? any : null;
    Wanted now = wishes.of(resource, step.type(), progress(), known).with(step.loaded());
    Made result =
        refusable(id, () -> step.type().put(tx, turn, now, known == null ? null : known.made()));
    StackResource row = Marking.row(turn, resource, now, result, known);
    if (known == null) {
      refuseAnothers(step.type(), now, row);
    }
    // A new name or type: the old one goes in the same moment.
    boolean another = any != null && !row.isSame(any);
    Marking.tell(tx, turn, stack, row, another ? null : any);
    if (another && any != null) {
      boolean stays = known == null ? any.stays() : resource.keeping().whenReplaced();
      Stacks.delete(tx, turn, types, any, stays);
      Marking.gone(tx, turn, stack, any, stays);
    }
    stack = stack.with(row);
    made.add(id, result);
    wanted.put(id, now.properties());
  }

  /** Read once: no other stack changes while this transaction runs. */
  private List<Stack> others() {
    List<Stack> known = others;
    if (known == null) {
      known = Stack.all(tx).stream().filter(one -> !one.name().equals(stack.name())).toList();
      others = known;
    }
    return known;
  }

  /** What has a name of its own and is another stack's cannot be this one's too. */
  private void refuseAnothers(ResourceType type, Wanted wanted, StackResource row) {
    String property = type.nameProperty();
    if (property == null || !type.ownsName() || !wanted.has(property)) {
      return;
    }
    for (Stack other : others()) {
      if (other.resources().stream().anyMatch(row::isSame)) {
        throw new TemplateException(
            "%s: %s already exists in stack %s"
                .formatted(row.logicalId(), wanted.text(property), other.id()));
      }
    }
  }

  /**
   * Takes away what has left the template and is here, and tells what the stack gives. What was
   * made before something outside stays until that is removed: it may need it.
   */
  void finish() {
    List<StackResource> gone =
        stack.resources().reversed().stream()
            .filter(one -> !plan.template().resources().containsKey(one.logicalId()))
            .takeWhile(one -> !types.isOutside(one))
            .toList();
    for (StackResource one : gone) {
      refusable(
          one.logicalId(),
          () -> {
            Stacks.delete(tx, turn, types, one);
            return one;
          });
      Marking.gone(tx, turn, stack, one, one.stays());
      stack = stack.without(one.logicalId());
      removed.add(one.logicalId());
    }
    Map<String, JsonNode> outputs = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    plan.template().outputs().forEach((name, output) -> output(name, output, outputs, names));
    Map<String, String> exports = new LinkedHashMap<>();
    outputs.forEach((name, value) -> {
      String export = names.get(name);
      if (export != null) {
        exports.put(export, value.asString());
      }
    });
    Sharing.check(tx, stack, exports);
    stack = stack.finished(outputs, new Stack.Links(exports, made.imports(), names), turn.now());
  }

  private void output(
      String name, JsonNode output, Map<String, JsonNode> outputs, Map<String, String> names) {
    String where = "the output " + name;
    JsonNode value = address.rewrite(evaluator.evaluate(output.path("Value"), where), made::isApi);
    outputs.put(name, value);
    JsonNode export = output.path("Export").path("Name");
    if (!export.isMissingNode()) {
      names.put(name, evaluator.text(export, where + "'s Export"));
    }
  }

  private static <T extends @Nullable Object> T refusable(String logicalId, Supplier<T> work) {
    try {
      return work.get();
    } catch (AwsException refused) {
      throw Stacks.refusal(logicalId, refused.getMessage(), refused.code());
    }
  }
}
