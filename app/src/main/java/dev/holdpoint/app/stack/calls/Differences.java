package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.Plan;
import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet.Change;
import dev.holdpoint.server.api.cloudformation.ShownChangeSet.Detail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    if (before == null || former == null) {
      return modified(there, wanted, "Conditional", List.of(Detail.UNKNOWN));
    }
    List<Detail> details = details(before, former, now, wanted);
    if (former.type().equals(wanted.type()) && details.isEmpty()) {
      return null;
    }
    boolean another =
        !there.type().equals(wanted.type())
            || details.stream().anyMatch(one -> one.recreation().equals(Detail.ALWAYS));
    return modified(there, wanted, another ? "True" : "False", details);
  }

  private static Change modified(
      StackResource there, TemplateResource wanted, String replacement, List<Detail> details) {
    return new Change(
        "Modify",
        wanted.logicalId(),
        there.made().physicalId(),
        wanted.type(),
        replacement,
        details);
  }

  private static List<Detail> details(
      Plan before, TemplateResource former, Plan now, TemplateResource wanted) {
    List<Detail> details = new ArrayList<>();
    Set<String> names = new TreeSet<>(former.properties().propertyNames());
    names.addAll(wanted.properties().propertyNames());
    for (String name : names) {
      if (!value(before, former, name).equals(value(now, wanted, name))) {
        details.add(detail(wanted.type(), name));
      }
    }
    if (!former.keeping().equals(wanted.keeping())) {
      details.add(new Detail("DeletionPolicy", null, Detail.NEVER));
    }
    return details;
  }

  private static JsonNode value(Plan plan, TemplateResource resource, String property) {
    ObjectNode alone = Json.object();
    if (resource.properties().has(property)) {
      alone.set(property, resource.properties().get(property));
    }
    return value(plan, alone);
  }

  private static Detail detail(String type, String property) {
    return property.equals("Tags")
        ? new Detail("Tags", null, Detail.NEVER)
        : new Detail(
            "Properties",
            property,
            FixedProperties.contains(type, property) ? Detail.ALWAYS : Detail.NEVER);
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
