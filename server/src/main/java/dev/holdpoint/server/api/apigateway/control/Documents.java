package dev.holdpoint.server.api.apigateway.control;

import tools.jackson.databind.JsonNode;

/** Reads a document that is JSON or YAML: a port. */
@FunctionalInterface
public interface Documents {
  /** Throws an {@code AwsException} where it is neither. */
  JsonNode read(String text);
}
