package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.Template;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Applies the transform to a template whose conditions are already taken. */
public final class SamTransform {
  private static final String PREFIX = "AWS::Serverless::";

  private final Template template;
  private final Evaluator early;
  private final Expansion out = new Expansion();
  private final Apis apis;

  private SamTransform(Template template, Evaluator early) {
    this.template = template;
    this.early = early;
    this.apis = new Apis(early, out);
  }

  /**
   * The template with plain resources only.
   *
   * @param early computes what needs no resource: parameters, mappings, pseudo parameters
   */
  public static Template apply(Template template, Evaluator early) {
    if (!template.sam()) {
      template.resources().values().forEach(SamTransform::refuseWithoutTransform);
      return template;
    }
    return new SamTransform(template, early).apply();
  }

  private static void refuseWithoutTransform(TemplateResource resource) {
    if (resource.type().startsWith(PREFIX)) {
      throw new TemplateException(
          "%s is a %s, but the template lacks the line Transform: AWS::Serverless-2016-10-31."
              .formatted(resource.logicalId(), resource.type()));
    }
  }

  private Template apply() {
    Map<String, TemplateResource> merged = new LinkedHashMap<>();
    Globals globals = Globals.read(template.globals());
    template.resources().forEach((id, r) -> merged.put(id, globals.into(r)));
    merged.values().forEach(apis::declare);
    merged.values().forEach(this::expand);
    apis.finish();
    return new Template(
        true,
        template.extended(),
        template.globals(),
        template.parameters(),
        template.mappings(),
        template.conditions(),
        template.rules(),
        Collections.unmodifiableMap(out.resolved()),
        out.resolved(template.outputs()));
  }

  private void expand(TemplateResource resource) {
    ObjectNode properties = resource.properties();
    switch (resource.type()) {
      case "AWS::Serverless::Function" ->
          new FunctionExpansion(resource, early, out, apis).expand();
      case "AWS::Serverless::StateMachine" ->
          new StateMachineExpansion(resource, early, out, apis).expand();
      case "AWS::Serverless::Connector" ->
          ConnectorExpansion.expand(resource, template.resources(), out);
      case "AWS::Serverless::LayerVersion" -> LayerExpansion.expand(resource, early, out);
      case "AWS::Serverless::Application" -> ApplicationExpansion.expand(resource, out);
      case "AWS::Serverless::SimpleTable" -> TableExpansion.expand(resource, early, out);
      case "AWS::Serverless::Api", "AWS::Serverless::HttpApi" ->
          apis.describe(resource, properties);
      default -> {
        if (resource.type().startsWith(PREFIX)) {
          throw new TemplateException(
              "%s is a %s, which Holdpoint does not know; it knows Function, StateMachine, LayerVersion, Api,"
                      .formatted(resource.logicalId(), resource.type())
                  + " HttpApi, SimpleTable, Application and Connector of AWS::Serverless.");
        }
        out.keep(resource);
      }
    }
  }
}
