package dev.holdpoint.core.events.connection;

import dev.holdpoint.core.aws.Arn;

/** The debt of fetching a connection's first token. */
public record FirstToken(String name, Arn arn, int revision) {
  static FirstToken of(Connection connection) {
    return new FirstToken(connection.name(), connection.arn(), connection.revision());
  }
}
