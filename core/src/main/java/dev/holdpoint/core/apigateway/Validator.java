package dev.holdpoint.core.apigateway;

import org.jspecify.annotations.Nullable;

/**
 * What of a request is looked at before anything is called: AWS's request validator.
 *
 * @param name that it is shown with, or null
 */
public record Validator(boolean body, boolean parameters, @Nullable String name) {
  /** One without a name. */
  public Validator(boolean body, boolean parameters) {
    this(body, parameters, null);
  }
}
