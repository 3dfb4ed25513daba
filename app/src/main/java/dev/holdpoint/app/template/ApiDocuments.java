package dev.holdpoint.app.template;

import dev.holdpoint.core.aws.AwsException;
import tools.jackson.databind.JsonNode;

/** OpenAPI documents that calls bring: JSON, or YAML, of which JSON is a part. */
public final class ApiDocuments {
  private ApiDocuments() {}

  public static JsonNode read(String text) {
    try {
      return YamlTree.read(text);
    } catch (TemplateException e) {
      throw AwsException.of("BadRequestException", "Invalid OpenAPI input: " + e.getMessage());
    }
  }
}
