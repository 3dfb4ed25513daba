package dev.holdpoint.app.template;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template as it was written, its functions not yet computed.
 *
 * @param sam whether the template asks for the serverless transform
 * @param extended whether it asks for the extensions of the language
 */
public record Template(
    boolean sam,
    boolean extended,
    ObjectNode globals,
    Map<String, Parameter> parameters,
    Map<String, JsonNode> mappings,
    Map<String, JsonNode> conditions,
    Map<String, JsonNode> rules,
    Map<String, TemplateResource> resources,
    Map<String, JsonNode> outputs) {}
