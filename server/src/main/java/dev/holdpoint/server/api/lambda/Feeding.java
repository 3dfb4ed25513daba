package dev.holdpoint.server.api.lambda;

/** What takes from one source for one taker, until it is closed. */
public sealed interface Feeding extends AutoCloseable permits Feed, StreamFeed {
  void start();

  @Override
  void close();
}
