package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.template.Parameter;
import dev.holdpoint.app.template.Snippets;
import dev.holdpoint.app.template.TemplateDraft;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateReader;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.cloudformation.ShownTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ParameterConstraints;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a template tells by its text alone. */
final class TemplateLook {
  /** Events and policies of these become roles. */
  private static final Set<String> WITH_ROLES =
      Set.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");

  private TemplateLook() {}

  static ShownTemplate of(String text, Snippets objects) {
    try {
      TemplateDraft template = TemplateReader.draft(text, objects);
      JsonNode root = template.root();
      Collection<TemplateResource> resources = resources(root);
      List<String> types = resources.stream().map(TemplateResource::type).distinct().toList();
      List<String> capabilities = capabilities(template, resources);
      return new ShownTemplate(
          text(root.path("Description")),
          text(root.path("AWSTemplateFormatVersion")),
          template.parameters().values().stream().map(TemplateLook::declared).toList(),
          capabilities,
          capabilities.isEmpty() ? null : reason(resources),
          types,
          transforms(root.path("Transform")),
          root.has("Metadata") ? root.path("Metadata").toString() : null);
    } catch (TemplateException e) {
      throw Refusals.invalid("Template format error: " + e.getMessage());
    }
  }

  /** As they are written: loops may make others. */
  private static List<TemplateResource> resources(JsonNode root) {
    List<TemplateResource> resources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : root.path("Resources").properties()) {
      String type = one.getValue().path("Type").asString("");
      if (!type.isEmpty()) {
        resources.add(
            TemplateResource.added(
                one.getKey(),
                type,
                one.getValue().path("Properties") instanceof ObjectNode some
                    ? some
                    : Json.object()));
      }
    }
    return resources;
  }

  private static List<String> capabilities(
      TemplateDraft template, Collection<TemplateResource> resources) {
    List<String> all = new ArrayList<>();
    String needed = Capabilities.needed(resources);
    boolean roles =
        resources.stream()
            .anyMatch(one -> WITH_ROLES.contains(one.type()) && !one.properties().has("Role"));
    if (needed != null || roles) {
      all.add(needed == null ? Capabilities.IAM : needed);
    }
    if (template.sam() || template.extended()) {
      all.add(Capabilities.EXPAND);
    }
    return all;
  }

  private static String reason(Collection<TemplateResource> resources) {
    Set<String> types = Capabilities.types(resources);
    return types.isEmpty()
        ? "The template has a transform that makes resources of its own"
        : "The following resource(s) require capabilities: [" + String.join(", ", types) + "]";
  }

  private static List<String> transforms(JsonNode transform) {
    return transform.isArray()
        ? transform.valueStream().map(JsonNode::asString).toList()
        : transform.isString() ? List.of(transform.stringValue()) : List.of();
  }

  private static ParameterDeclaration declared(Parameter parameter) {
    List<String> allowed =
        parameter.rules().path("AllowedValues").valueStream().map(JsonNode::asString).toList();
    return ParameterDeclaration.builder()
        .parameterKey(parameter.name())
        .parameterType(parameter.type())
        .defaultValue(parameter.fallback())
        .noEcho(parameter.noEcho())
        .description(text(parameter.rules().path("Description")))
        .parameterConstraints(
            ParameterConstraints.builder()
                .allowedValues(allowed.isEmpty() ? null : allowed)
                .build())
        .build();
  }

  /** A date stands in YAML without quotes, too. */
  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node.asString();
  }
}
