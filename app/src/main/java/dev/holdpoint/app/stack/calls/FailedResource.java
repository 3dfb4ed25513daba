package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackEvent;
import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.StackRunner;
import dev.holdpoint.app.stack.StackSource;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which resource it was that could not be made: refusals begin with its logical id. */
record FailedResource(Store store, Turns turns) {
  private static final Pattern BEGINNING = Pattern.compile("([A-Za-z0-9]+)[. :(]");

  /** The event of it, or null where it was none. */
  @Nullable StackEvent event(
      StackRunner stacks,
      StackLife life,
      StackSource source,
      Drafts drafts,
      StackTask task,
      String why) {
    TemplateResource resource = resource(stacks, life, source, drafts, why);
    return resource == null
        ? null
        : event(
            store.<@Nullable Stack>read(tx -> Stack.find(tx, life.name())),
            life,
            resource,
            task,
            why);
  }

  private StackEvent event(
      @Nullable Stack stack,
      StackLife life,
      TemplateResource resource,
      StackTask task,
      String why) {
    String id = resource.logicalId();
    StackResource there = stack == null ? null : stack.resource(id);
    return new StackEvent(
        life.name(),
        life.id(),
        id,
        there == null ? null : there.made().physicalId(),
        resource.type(),
        there == null || task.kind() == StackTask.Kind.CREATE ? "CREATE_FAILED" : "UPDATE_FAILED",
        why,
        turns.now().now());
  }

  private static @Nullable TemplateResource resource(
      StackRunner stacks, StackLife life, StackSource source, Drafts drafts, String why) {
    Matcher beginning = BEGINNING.matcher(why);
    if (!beginning.lookingAt()) {
      return null;
    }
    try {
      Plan plan = stacks.plan(drafts.request(life.name(), source), source.template(), life.id());
      return plan.template().resources().get(beginning.group(1));
    } catch (TemplateException e) {
      // The template itself is what was refused.
      return null;
    }
  }
}
