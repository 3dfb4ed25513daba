package dev.holdpoint.server.calls.remote;

import tools.jackson.databind.JsonNode;

/** Services at their endpoints, for callers that are no task. Thread-safe. */
public interface RemoteServices {
  /** Whether the service has an endpoint. */
  boolean reaches(String module);

  /**
   * Calls an action; blocks until it has been answered.
   *
   * @param module the service's name in the AWS SDK for Java
   * @param token the same on every repeat of the same call
   * @throws RefusedException where it was refused, or could not be made
   */
  JsonNode ask(String module, String action, JsonNode parameters, String token);

  /**
   * As {@link #ask}, for actions that change nothing; the answer as the service itself writes it.
   */
  JsonNode read(String module, String action, JsonNode parameters);
}
