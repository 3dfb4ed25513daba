package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a plan changes of a stack, told before anything is made: what depends on a resource stands
 * there by the resource's name.
 */
record Differences(List<Change> changes, boolean outputs) {

  /** Stands for what is known only when resources are made. */
  private static final Attributes BY_NAME =
      new Attributes() {
        @Override
        public JsonNode ref(String logicalId) {
          return Json.text("${" + logicalId + "}");
        }

        @Override
        public JsonNode attribute(String logicalId, String name) {
          return Json.text("${" + logicalId + "." + name + "}");
        }

        @Override
        public JsonNode imported(String export) {
          return Json.text("${import " + export + "}");
        }
      };

  boolean isEmpty() {
    return changes.isEmpty() && !outputs;
  }

  /**
   * What is different.
   *
   * @param before by what it was made; null where that is not known any more
   * @param there what there is of it, or null
   */
  static Differences between(@Nullable Plan before, @Nullable Stack there, Plan now) {
    List<Change> changes = new ArrayList<>();
    for (TemplateResource wanted : now.resources()) {
      Change change =
          change(before, there == null ? null : there.resource(wanted.logicalId()), now, wanted);
      if (change != null) {
        changes.add(change);
      }
    }
    for (StackResource one : there == null ? List.<StackResource>of() : there.resources()) {
      if (!now.template().resources().containsKey(one.logicalId())) {
        changes.add(
            new Change(
                "Remove", one.logicalId(), one.made().physicalId(), one.type(), null, List.of()));
      }
    }
    return new Differences(changes, before == null || !outputs(before).equals(outputs(now)));
  }

  private static @Nullable Change change(
      @Nullable Plan before, @Nullable StackResource there, Plan now, TemplateResource wanted) {
    String id = wanted.logicalId();
    if (there == null) {
      return new Change("Add", id, null, wanted.type(), null, List.of());
    }
    TemplateResource former = before == null ? null : before.template().resources().get(id);
    if (before != null && former != null && alike(before, former, now, wanted)) {
      return null;
    }
    boolean another = !there.type().equals(wanted.type());
    return new Change(
        "Modify",
        id,
        there.made().physicalId(),
        wanted.type(),
        another ? "True" : "Conditional",
        List.of("Properties"));
  }

  private static boolean alike(
      Plan before, TemplateResource former, Plan now, TemplateResource wanted) {
    return former.type().equals(wanted.type())
        && former.keeping().equals(wanted.keeping())
        && value(before, former.properties()).equals(value(now, wanted.properties()));
  }

  private static Map<String, JsonNode> outputs(Plan plan) {
    Map<String, JsonNode> outputs = new HashMap<>();
    plan.template().outputs().forEach((name, output) -> outputs.put(name, value(plan, output)));
    return outputs;
  }

  /** The value as far as it can be computed; else as it is written, beside the parameters. */
  private static JsonNode value(Plan plan, JsonNode written) {
    try {
      return plan.evaluator(BY_NAME).evaluate(written, "a value");
    } catch (TemplateException e) {
      ObjectNode both = Json.object();
      both.set("written", written);
      return both.set("parameters", Json.tree(plan.parameters().values()));
    }
  }
}
