package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template of which only that is read which needs no parameter's value: with the transform {@code
 * AWS::LanguageExtensions} even the names of its resources may need some.
 *
 * @param root the whole of it
 * @param sam whether it asks for the serverless transform
 * @param extended whether it asks for the extensions of the language
 */
public record TemplateDraft(
    ObjectNode root,
    boolean sam,
    boolean extended,
    Map<String, Parameter> parameters,
    Map<String, JsonNode> mappings) {

  /** The template, once its parameters have values. */
  public Template template(Map<String, JsonNode> values, Pseudo pseudo) {
    if (!extended) {
      return TemplateReader.template(this, root);
    }
    LanguageExtensions conditions =
        new LanguageExtensions(evaluator(Json.object(), values, pseudo));
    ObjectNode first = conditions.apply(root, "Conditions");
    Evaluator early = evaluator(first.path("Conditions"), values, pseudo);
    LanguageExtensions rest = new LanguageExtensions(early);
    return TemplateReader.template(this, rest.apply(rest.apply(first, "Resources"), "Outputs"));
  }

  private Evaluator evaluator(JsonNode conditions, Map<String, JsonNode> values, Pseudo pseudo) {
    Map<String, JsonNode> none = Map.of();
    Map<String, JsonNode> known = TemplateReader.bodies(conditions);
    Template partly =
        new Template(sam, true, Json.object(), parameters, mappings, known, none, Map.of(), none);
    return new Evaluator(partly, values, pseudo, Attributes.NONE);
  }
}
