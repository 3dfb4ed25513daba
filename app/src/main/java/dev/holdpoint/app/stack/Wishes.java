package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.engine.Turn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes what a template wants of a resource, once those are made that it refers to. */
record Wishes(Turn turn, Address address, Plan plan, StackRequest request) {

  /**
   * The resource as it is wanted.
   *
   * @param known what the stack has under its logical id, of the same type, or null
   */
  Wanted of(
      TemplateResource resource,
      KnownType type,
      StackRun.Progress progress,
      @Nullable StackResource known) {
    String id = resource.logicalId();
    MadeAttributes made = progress.made();
    JsonNode values = plan.evaluator(made).evaluate(resource.properties(), id);
    JsonNode whole = request.references().resolve(values, id);
    ObjectNode properties = (ObjectNode) address.rewrite(whole, made::isApi);
    String name = name(progress.stack(), id, type, properties, known);
    return new Wanted(id, name, properties, request.sources());
  }

  /** The given name, else the one that it had, else one like CloudFormation's. */
  private String name(
      Stack stack, String id, KnownType type, ObjectNode values, @Nullable StackResource known) {
    String property = type.nameProperty();
    if (property != null && values.has(property)) {
      return values.path(property).asString();
    }
    String prefix = stack.name() + "-" + id;
    String cut = prefix.substring(0, Math.min(prefix.length(), type.nameLength() - 13));
    if (known != null && known.name().startsWith(cut)) {
      return known.name();
    }
    String uuid = turn.ids().uuid().replace("-", "").toUpperCase(Locale.ROOT);
    return cut + "-" + uuid.substring(0, 12);
  }
}
