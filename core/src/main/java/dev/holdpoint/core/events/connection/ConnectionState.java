package dev.holdpoint.core.events.connection;

/** Whether a connection can be used. */
public enum ConnectionState {
  /** A first token is being fetched. */
  AUTHORIZING,
  AUTHORIZED,
  /** No token could be had, or somebody took the secrets away. */
  DEAUTHORIZED,
  /** Shown of one that is just taken away. */
  DELETING
}
