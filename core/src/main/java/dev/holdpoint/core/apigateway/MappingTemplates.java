package dev.holdpoint.core.apigateway;

/** Renders Velocity templates: a port, for that takes time, which rules do not know. */
public interface MappingTemplates {
  /**
   * Renders a template. What it sets in the input's context stays there.
   *
   * @throws MappingFailure where it cannot be rendered
   */
  String render(String template, TemplateInput input);
}
