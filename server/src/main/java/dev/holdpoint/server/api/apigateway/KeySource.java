package dev.holdpoint.server.api.apigateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where the keys are with which tokens are signed: a port. */
@FunctionalInterface
public interface KeySource {
  /** The issuer's JSON Web Key Set; null where it cannot be had. */
  @Nullable JsonNode find(String issuer);
}
