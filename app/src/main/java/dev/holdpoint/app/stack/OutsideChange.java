package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.remote.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run does in services outside: calls between transactions. A resource is remembered before
 * it is made and forgotten after it is removed, so nothing is lost sight of.
 */
record OutsideChange(Store store, Supplier<Turn> turns, ResourceTypes types, Wishes wishes) {

  StackRun.Progress make(StackRun.Progress from, TemplateResource resource, OutsideType type) {
    String id = resource.logicalId();
    StackResource any = from.stack().resource(id);
    StackResource same = any != null && any.type().equals(resource.type()) ? any : null;
    Wanted wanted = wishes.of(resource, type, from, same);
    boolean another = any != null && (same == null || !same.name().equals(wanted.name()));
    boolean stays = same == null ? any != null && any.stays() : resource.keeping().whenReplaced();
    Stack stack = another && any != null ? without(from.stack(), any, stays) : from.stack();
    Made known = another || same == null ? null : same.made();
    OutsideStep step =
        new OutsideStep(
            store, turns, stack, resource, wanted, another ? null : same, wishes.request());
    Made result = made(type, wanted, known, step);
    List<StackRunner.Outcome> nested = step.nested();
    MadeAttributes attributes = nested.isEmpty() ? from.made().copy() : shared(from, stack);
    attributes.add(id, result);
    Map<String, JsonNode> all = new LinkedHashMap<>(from.wanted());
    List<String> removed = new ArrayList<>(from.removed());
    all.put(id, wanted.properties());
    for (StackRunner.Outcome one : nested) {
      one.wanted().forEach((inner, properties) -> all.put(id + "." + inner, properties));
      one.removed().forEach(inner -> removed.add(id + "." + inner));
    }
    return new StackRun.Progress(step.done(result), attributes, all, removed);
  }

  /** With what a stack within this one may have exported. */
  private MadeAttributes shared(StackRun.Progress from, Stack stack) {
    return from.made().copy(store.read(tx -> Sharing.exportsBeside(tx, stack.name())));
  }

  private static Made made(
      OutsideType type, Wanted wanted, @Nullable Made known, Beginning beginning) {
    try {
      return type.make(wanted, known, beginning);
    } catch (RefusedException refused) {
      throw Stacks.refusal(wanted.logicalId(), refused.getMessage(), refused.code());
    }
  }

  /** Removes what gives its logical id to a resource of another type. */
  StackRun.Progress removeReplaced(StackRun.Progress from, Map<String, TemplateResource> wanted) {
    Stack stack = from.stack();
    for (StackResource one : from.stack().resources().reversed()) {
      TemplateResource now = wanted.get(one.logicalId());
      if (types.isOutside(one) && now != null && !now.type().equals(one.type())) {
        stack = without(stack, one, one.stays());
      }
    }
    return new StackRun.Progress(stack, from.made(), from.wanted(), from.removed());
  }

  /** Removes what has left the template, and what resources were before, once all else is done. */
  StackRun.Progress removeLeftovers(StackRun.Progress from, Map<String, TemplateResource> wanted) {
    Stack stack = from.stack();
    List<String> removed = new ArrayList<>(from.removed());
    for (StackResource one : from.stack().resources().reversed()) {
      TemplateResource now = wanted.get(one.logicalId());
      if (now == null) {
        stack = without(stack, one, one.stays());
        removed.add(one.logicalId());
      } else if (types.find(one.type()) instanceof OutsideType type) {
        Made tidy = now.keeping().whenReplaced() ? type.forget(one) : type.tidy(one);
        stack = tidy.equals(one.made()) ? stack : save(stack.inPlace(one.with(tidy)));
      }
    }
    return new StackRun.Progress(stack, from.made(), from.wanted(), removed);
  }

  private Stack without(Stack stack, StackResource gone, boolean stays) {
    if (!stays) {
      remove(types, gone);
    }
    try {
      return store.write(tx -> {
        Stacks.delete(tx, turns.get(), types, gone);
        Marking.gone(tx, turns.get(), stack, gone, stays);
        Stack less = stack.without(gone.logicalId());
        less.put(tx);
        return less;
      });
    } catch (AwsException refused) {
      throw Stacks.refusal(gone.logicalId(), refused.getMessage(), refused.code());
    }
  }

  /** Does what no transaction can do of a resource's removal. */
  static void remove(ResourceTypes types, StackResource gone) {
    switch (types.find(gone.type())) {
      case OutsideType outside -> remove(outside, gone);
      case ResourceType here -> here.clear(gone);
      case null -> {
        // An earlier version knew it.
      }
    }
  }

  private static void remove(OutsideType type, StackResource gone) {
    String missing = type.missing();
    if (missing != null) {
      throw new TemplateException(gone.logicalId() + " cannot be removed: " + missing);
    }
    try {
      type.remove(gone);
    } catch (RefusedException refused) {
      throw Stacks.refusal(gone.logicalId(), refused.getMessage(), refused.code());
    }
  }

  private Stack save(Stack stack) {
    return store.write(tx -> {
      stack.put(tx);
      return stack;
    });
  }
}
