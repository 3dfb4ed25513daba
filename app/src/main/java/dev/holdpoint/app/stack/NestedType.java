package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.Pseudo;
import dev.holdpoint.app.template.TemplateDraft;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AWS::CloudFormation::Stack}: a stack of its own, run within the run of the one that names
 * it. That one remembers it before it is made; what it gives are the attributes {@code
 * Outputs.NAME}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html">AWS:
 *     AWS::CloudFormation::Stack</a>
 */
final class NestedType implements OutsideType {
  static final String NAME = "AWS::CloudFormation::Stack";

  /** Ours: ends a template that runs itself. */
  private static final int MAX_DEPTH = 10;

  private final Nesting nesting;
  private final TemplateObjects objects;

  NestedType(Nesting nesting, TemplateObjects objects) {
    this.nesting = nesting;
    this.objects = objects;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> properties() {
    return Set.of(NestedTemplate.URL, NestedTemplate.PARAMETERS);
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags", "TimeoutInMinutes");
  }

  @Override
  public int nameLength() {
    return 128;
  }

  @Override
  public @Nullable String missing() {
    return null;
  }

  /** Looks at what it would run, as far as that can be known before anything is made. */
  void check(TemplateResource resource, Plan plan, StackRequest request) {
    ObjectNode early = early(resource.properties(), plan.evaluator(Attributes.NONE));
    if (!early.has(NestedTemplate.URL)) {
      return;
    }
    String id = resource.logicalId();
    Wanted wanted = new Wanted(id, request.name() + "-" + id, early, request.sources());
    NestedTemplate nested = read(wanted, request);
    Pseudo pseudo = new Pseudo(plan.pseudo().home(), wanted.name(), plan.pseudo().stackId());
    StackRequest inner = request(nested, wanted, request, new Arn(pseudo.stackId()));
    JsonNode parameters = resource.properties().path(NestedTemplate.PARAMETERS);
    within(
        wanted,
        () -> {
          check(nested, inner, List.copyOf(parameters.propertyNames()), pseudo);
          return nested;
        });
  }

  private void check(
      NestedTemplate nested, StackRequest inner, List<String> parameters, Pseudo pseudo) {
    TemplateDraft draft = nested.checked(parameters);
    if (inner.parameters().size() == parameters.size()) {
      Supplier<String> none = () -> "";
      nesting.check(Plan.read(nested.text(), inner, Map.of(), none, pseudo), inner);
    } else if (!draft.sam() && !draft.extended()) {
      draft.template(Map.of(), pseudo).resources().values().stream()
          .filter(one -> one.condition() == null)
          .forEach(nesting::check);
    }
  }

  /** What needs no resource; the rest is looked at when those are there. */
  private static ObjectNode early(ObjectNode properties, Evaluator evaluator) {
    ObjectNode early = Json.object();
    keep(early, NestedTemplate.URL, properties.path(NestedTemplate.URL), evaluator);
    ObjectNode values = Json.object();
    properties
        .path(NestedTemplate.PARAMETERS)
        .properties()
        .forEach(one -> keep(values, one.getKey(), one.getValue(), evaluator));
    return early.set(NestedTemplate.PARAMETERS, values);
  }

  private static void keep(ObjectNode early, String key, JsonNode value, Evaluator evaluator) {
    try {
      JsonNode computed = evaluator.evaluate(value, key);
      if (!computed.isMissingNode()) {
        early.set(key, computed);
      }
    } catch (TemplateException e) {
      // It refers to what is not made yet.
    }
  }

  @Override
  public Made make(Wanted wanted, @Nullable Made known, Beginning beginning) {
    NestedTemplate nested = read(wanted, beginning.request());
    StackRequest request = request(nested, wanted, beginning.request(), beginning.stack());
    within(wanted, () -> nested.checked(request.parameters().keySet()));
    if (known == null) {
      beginning.remember(wanted);
    }
    StackRunner.Outcome outcome = within(wanted, () -> nesting.run(request, nested.text()));
    beginning.ran(outcome);
    Map<String, JsonNode> attributes = new HashMap<>();
    outcome
        .stack()
        .outputs()
        .forEach((name, value) -> attributes.put("Outputs." + name, Json.text(value.asString(""))));
    return new Made(outcome.stack().id().value(), attributes);
  }

  private NestedTemplate read(Wanted wanted, StackRequest request) {
    if (request.depth() >= MAX_DEPTH) {
      throw new TemplateException(
          "%s is a stack more than %d deep within others; does a template run itself?"
              .formatted(wanted.logicalId(), MAX_DEPTH));
    }
    return NestedTemplate.read(wanted, nesting.address(), objects);
  }

  private static StackRequest request(
      NestedTemplate nested, Wanted wanted, StackRequest outer, Arn parent) {
    return new StackRequest(
        wanted.name(),
        nested.file(),
        nested.sources(),
        NestedTemplate.parameters(wanted),
        outer.references(),
        new StackRequest.Parent(parent, outer.depth() + 1));
  }

  private static <T> T within(Wanted wanted, Supplier<T> work) {
    try {
      return work.get();
    } catch (TemplateException e) {
      String message =
          "%s (%s): %s"
              .formatted(wanted.logicalId(), wanted.text(NestedTemplate.URL), e.getMessage());
      TemplateException told = new TemplateException(message);
      throw e.isLate() ? told.late() : told;
    }
  }

  @Override
  public void remove(StackResource gone) {
    nesting.delete(gone.name());
  }
}
