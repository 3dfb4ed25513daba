package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.EventSourceMapping;

/** What feeds one function from one source, until it is closed. */
sealed interface Feeding extends AutoCloseable permits Feed, StreamFeed {
  EventSourceMapping mapping();

  void start();

  @Override
  void close();
}
