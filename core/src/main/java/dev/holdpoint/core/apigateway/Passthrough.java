package dev.holdpoint.core.apigateway;

/**
 * What becomes of a body for whose content type there is no template: AWS's passthroughBehavior.
 */
public enum Passthrough {
  WHEN_NO_MATCH,
  WHEN_NO_TEMPLATES,
  NEVER
}
