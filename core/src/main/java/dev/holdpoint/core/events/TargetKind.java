package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/** The kinds of targets there are here. */
public enum TargetKind {
  STATE_MACHINE("states", "stateMachine:"),
  QUEUE("sqs", ""),
  FUNCTION("lambda", "function:"),
  TOPIC("sns", ""),
  BUS("events", "event-bus/"),
  DESTINATION("events", "api-destination/"),
  /** No rule of a user's: each archive has a rule of its own. */
  ARCHIVE("events", "archive/"),
  LOG_GROUP("logs", "log-group:"),
  API("execute-api", "");

  private final String service;
  private final String resource;

  TargetKind(String service, String resource) {
    this.service = service;
    this.resource = resource;
  }

  /** The kind that an ARN names, or null where it is none of these. */
  public static @Nullable TargetKind of(Arn arn) {
    for (TargetKind kind : values()) {
      if (kind.service.equals(arn.service()) && arn.resource().startsWith(kind.resource)) {
        return kind;
      }
    }
    return null;
  }
}
